import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';

interface CopyBoxProps {
  /** `SHA-256 fingerprint from 192.0.2.85` */
  readonly caption: string;
  /** Two digits each. */
  readonly bytes: readonly string[];
}

/** Bytes to compare row by row, eight in a row. */
export function CopyBox({ caption, bytes }: CopyBoxProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(bytes.join(' ')).then(() => setCopied(true));
  };
  return (
    <div>
      <div className="dim">{caption}</div>
      <div className="fingerprint">
        <code>
          {bytes
            .map((byte, place) => ({ byte, place }))
            .map(({ byte, place }) => (
              <span key={place}>{byte} </span>
            ))}
        </code>
        <Button variant="quiet" size="sm" onPress={copy} label={`Copy the ${caption}`}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
}
