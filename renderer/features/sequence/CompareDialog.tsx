import type { PduView } from '../../../shared/model/fleet.ts';
import { elementLabel, type OutletId } from '../../../shared/model/ids.ts';
import { sequenceDiff } from '../../../shared/sequence/diff.ts';
import { formatClock, formatDelay } from '../../../shared/words/durations.ts';
import { nameInSentence, outletInList, outletWords } from '../../../shared/words/elements.ts';
import { useDelayUnit } from '../../state/units.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { draftIn, type SequenceConflict, type SequenceEditing } from './editing.ts';
import { keepMine, loadFromPdu } from './sequence-store.ts';

interface CompareDialogProps {
  readonly pdu: PduView;
  readonly editing: SequenceEditing;
  readonly conflict: SequenceConflict;
  readonly onClose: () => void;
}

interface Place {
  readonly position: string;
  readonly delay: string;
}

/** Read before, on the PDU now, and in the draft: every outlet that is not the same in all three. */
export function CompareDialog({ pdu, editing, conflict, onClose }: CompareDialogProps) {
  const draft = draftIn(editing);
  const unit = useDelayUnit();
  const { current } = conflict;
  const diffs = [sequenceDiff(editing.base, current), sequenceDiff(editing.base, draft)];
  const differing = new Set(diffs.flatMap((diff) => [...diff.moved, ...diff.delays]));
  const columns = [editing.base, current, draft];
  const placeOf = (outlet: OutletId): readonly Place[] =>
    columns.map(({ order, delaysMs }) => ({
      position: String(order.indexOf(outlet) + 1),
      delay: formatDelay(delaysMs[outlet] ?? 0, unit),
    }));
  const choose = (choice: () => void) => () => {
    onClose();
    choice();
  };
  return (
    <Dialog
      title={`Compare the sequence of ${nameInSentence(pdu.name)}`}
      width={880}
      isRead
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" onPress={choose(() => loadFromPdu(pdu.id))}>
            Load from PDU
          </Button>
          <Button size="lg" variant="pri" onPress={choose(() => keepMine(pdu.id))}>
            Keep mine
          </Button>
        </>
      }
    >
      <table className="dt">
        <thead>
          <tr>
            <th scope="col">Outlet</th>
            <th scope="col">Read at {formatClock(editing.readAtMs)}</th>
            <th scope="col">On the PDU at {formatClock(conflict.seenAtMs)}</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody>
          {draft.order
            .filter((outlet) => differing.has(outlet))
            .map((outlet) => (
              <CompareRow
                key={outlet}
                name={outletInList(outletWords(pdu.model, outlet)) || elementLabel(outlet)}
                places={placeOf(outlet)}
              />
            ))}
          <GuardRow delays={columns.map((column) => column.inRushGuardDelayMs)} />
        </tbody>
      </table>
    </Dialog>
  );
}

function CompareRow({ name, places }: { readonly name: string; readonly places: readonly Place[] }) {
  const [before] = places;
  return (
    <tr>
      <th scope="row" className="ink">
        {name}
      </th>
      {places.map((place, column) => (
        <td key={COLUMN_KEYS[column]}>
          <span className={place.position === before?.position ? 'dim' : 'ink b'}>
            position {place.position}
          </span>
          {', '}
          <span className={place.delay === before?.delay ? 'dim' : 'ink b'}>{place.delay}</span>
        </td>
      ))}
    </tr>
  );
}

const COLUMN_KEYS = ['read', 'pdu', 'mine'];

function GuardRow({ delays }: { readonly delays: readonly number[] }) {
  const [before] = delays;
  const unit = useDelayUnit();
  if (delays.every((delay) => delay === before)) return null;
  return (
    <tr>
      <th scope="row" className="ink">
        In-rush guard
      </th>
      {delays.map((delay, column) => (
        <td key={COLUMN_KEYS[column]} className={delay === before ? 'dim' : 'ink b'}>
          {formatDelay(delay, unit)}
        </td>
      ))}
    </tr>
  );
}
