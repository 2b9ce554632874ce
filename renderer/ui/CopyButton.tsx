import { useState } from 'react';
import { Button } from './Button.tsx';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  /** Read when the button is pressed. */
  readonly text: () => string;
  /** The accessible name where `children` does not say it all. */
  readonly label?: string;
  readonly children: string;
  readonly isSmall?: boolean;
  /** As high as a small one, with its border. */
  readonly isBordered?: boolean;
}

/** Copies a text and says so. */
export function CopyButton({ text, label, children, isSmall = false, isBordered = false }: CopyButtonProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const copying = text();
    if (await copyText(copying)) setCopied(copying);
  };
  const isCopied = copied !== null && copied === text();
  return (
    <Button
      {...(isSmall ? { variant: 'quiet', size: 'sm' } : isBordered ? { size: 'sm' } : {})}
      {...(label === undefined ? {} : { label: isCopied ? `${label}, copied` : label })}
      onPress={() => void copy()}
    >
      {isCopied ? 'Copied' : children}
    </Button>
  );
}
