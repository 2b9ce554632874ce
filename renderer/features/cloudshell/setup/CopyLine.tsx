import { CopyButton } from '../../../ui/CopyButton.tsx';

interface CopyLineProps {
  /** What the text is: `token`. */
  readonly what: string;
  readonly text: string;
}

/** A text to take elsewhere. */
export function CopyLine({ what, text }: CopyLineProps) {
  return (
    <div className="cs-copy" role="group" aria-label={what}>
      <code className="mono">{text}</code>
      <CopyButton text={() => text} label={`Copy the ${what}`} isSmall>
        Copy
      </CopyButton>
    </div>
  );
}
