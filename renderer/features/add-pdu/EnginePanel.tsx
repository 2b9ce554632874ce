import { CopyBox } from './CopyBox.tsx';
import { engineBytes, engineFacts } from './engine-words.ts';

interface EngineBoxProps {
  /** `Engine ID from 192.0.2.85` */
  readonly caption: string;
  readonly engineId: string;
}

/** An engine id to compare octet by octet. */
export function EngineBox({ caption, engineId }: EngineBoxProps) {
  return <CopyBox caption={caption} bytes={engineBytes(engineId)} />;
}

interface EngineFactsListProps {
  readonly engineId: string;
  /** Null before the user signed in: in v3 nobody else may read it. */
  readonly systemName: string | null;
}

/** What the engine id says of the PDU, and the PDU of itself. */
export function EngineFactsList({ engineId, systemName }: EngineFactsListProps) {
  const { maker, source } = engineFacts(engineId);
  return (
    <dl className="dl certificate-facts engine-facts">
      <dt>System name</dt>
      {systemName === null ? (
        <dd className="dim">Read when the connection is tested</dd>
      ) : (
        <dd>{systemName === '' ? 'Not set' : systemName}</dd>
      )}
      <dt>Maker</dt>
      <dd>{maker}</dd>
      {source === null ? null : (
        <>
          <dt>{source.term}</dt>
          <dd className="mono">{source.text}</dd>
        </>
      )}
    </dl>
  );
}
