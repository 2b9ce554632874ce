import { CopyButton } from '../../ui/CopyButton.tsx';

interface CopyBoxProps {
  /** `SHA-256 fingerprint from 192.0.2.85` */
  readonly caption: string;
  /** Two digits each. */
  readonly bytes: readonly string[];
}

/** Bytes to compare row by row, eight in a row. */
export function CopyBox({ caption, bytes }: CopyBoxProps) {
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
        <CopyButton text={() => bytes.join(' ')} label={`Copy the ${caption}`} isSmall>
          Copy
        </CopyButton>
      </div>
    </div>
  );
}
