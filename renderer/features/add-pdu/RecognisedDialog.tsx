import type { PduId } from '../../../shared/model/ids.ts';
import { PROTOCOL_WORDS, SHORT_PROTOCOL_WORDS } from '../../../shared/words/protocols.ts';
import { selectPdu } from '../../state/fleet-slice.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { protocolOf, wayText, type Way } from './way.ts';

interface RecognisedDialogProps {
  readonly pdu: PduId;
  readonly addedWay: Way;
  /** Goes to the PDU. */
  readonly onClose: () => void;
}

/** What was added is a PDU that was in Busbar by its other protocol. It stays one, and can be compared now. */
export function RecognisedDialog({ pdu, addedWay, onClose }: RecognisedDialogProps) {
  const known = useAppStore(selectPdu(pdu));
  const name = known?.name ?? 'This PDU';
  const first = protocolOf(addedWay) === 'xerus' ? 'snmp' : 'xerus';
  const compare = () => {
    onClose();
    useAppStore.getState().setComparedPdu(pdu);
  };
  return (
    <Dialog
      key="recognised"
      title={`This is ${name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button size="lg" onPress={onClose}>
            Show {name}
          </Button>
          <Button variant="pri" size="lg" takesFocus onPress={compare}>
            Compare both
          </Button>
        </>
      }
    >
      <div className="recognised-text">
        <p>
          Its serial number or MAC address is that of {name}, which is in Busbar over {PROTOCOL_WORDS[first]}.
          It stays one PDU: it is read and switched over {SHORT_PROTOCOL_WORDS[first]} as before.
        </p>
        <p className="dim">
          {wayText(addedWay)} is now a second way to it. Busbar can read both at the same time and list where
          they differ; you find it again in the menu of {name}.
        </p>
      </div>
    </Dialog>
  );
}
