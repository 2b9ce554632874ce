import type { PduView } from '../../../shared/model/fleet.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { useAppStore } from '../../state/store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { conflictDetail } from './change-words.ts';
import { conflictActor } from './conflict-actor.ts';
import type { HalfWritten, SequenceConflict, SequenceEditing } from './editing.ts';
import { readSequence } from './sequence-actions.ts';
import { dismissHalfWritten, keepMine, loadFromPdu } from './sequence-store.ts';

interface SequenceBannersProps {
  readonly pdu: PduView;
  readonly editing: SequenceEditing | undefined;
  readonly readError: string | undefined;
  readonly onCompare: () => void;
}

/** At most one, the worst first. */
export function SequenceBanners({ pdu, editing, readError, onCompare }: SequenceBannersProps) {
  if (editing?.conflict != null) {
    return <ConflictBanner pdu={pdu} editing={editing} conflict={editing.conflict} onCompare={onCompare} />;
  }
  if (editing?.halfWritten != null) return <HalfWrittenBanner pdu={pdu} half={editing.halfWritten} />;
  if (readError === undefined) return null;
  return (
    <Banner
      tone="neutral"
      title={`The sequence of ${nameInSentence(pdu.name)} could not be read.`}
      actions={
        <Button size="sm" onPress={() => void readSequence(pdu.id)}>
          Read again
        </Button>
      }
    >
      {readError}
      {editing === undefined ? '' : ' What is shown was read before.'}
    </Banner>
  );
}

interface ConflictBannerProps {
  readonly pdu: PduView;
  readonly editing: SequenceEditing;
  readonly conflict: SequenceConflict;
  readonly onCompare: () => void;
}

function ConflictBanner({ pdu, editing, conflict, onCompare }: ConflictBannerProps) {
  const changed = sequenceDiff(editing.base, conflict.current);
  const { seenAtMs } = conflict;
  const seen = { pdu: pdu.id, changed, readAtMs: editing.readAtMs, seenAtMs };
  const by = useAppStore(({ fleet }) => conflictActor(fleet.events, seen));
  return (
    <Banner
      tone="warning"
      title={`The sequence on ${nameInSentence(pdu.name)} changed while you were editing.`}
      actions={
        <>
          <Button size="sm" onPress={onCompare}>
            Compare
          </Button>
          <Button size="sm" onPress={() => loadFromPdu(pdu.id)}>
            Load from PDU
          </Button>
          <Button size="sm" onPress={() => keepMine(pdu.id)}>
            Keep mine
          </Button>
        </>
      }
    >
      {conflictDetail(changed, seenAtMs)}
      {by === null ? '' : ` Changed by ${by}.`} Nothing has been overwritten.
    </Banner>
  );
}

function HalfWrittenBanner({ pdu, half }: { readonly pdu: PduView; readonly half: HalfWritten }) {
  const { written, notWritten, message } = half;
  const parts = [
    message,
    written.length === 0 ? '' : `Written: ${written.join(', ')}.`,
    notWritten.length === 0 ? '' : `Not written: ${notWritten.join(', ')}.`,
  ];
  return (
    <Banner
      tone="critical"
      title={`The sequence on ${nameInSentence(pdu.name)} may not be the one you asked for.`}
      actions={
        <Button size="sm" onPress={() => dismissHalfWritten(pdu.id)}>
          Close
        </Button>
      }
    >
      {parts.filter((part) => part !== '').join(' ')}
    </Banner>
  );
}
