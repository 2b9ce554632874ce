import type { PduView } from '../../../../shared/model/fleet.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { PROTOCOL_WORDS, protocolText } from '../../../../shared/words/protocols.ts';
import { useAppStore } from '../../../state/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { lackingSentences } from '../../../device/lacking.ts';

interface PduAbilitiesProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** The second way to a PDU and what it cannot do: said, so that nobody looks for it. */
export function PduAbilities({ pdu, model }: PduAbilitiesProps) {
  const isListening = useAppStore((state) => state.trapReceiver.kind === 'listening');
  const lacking = lackingSentences(pdu, model, isListening);
  return (
    <>
      {pdu.otherProtocol === null ? null : (
        <section className="isec">
          <h3>Second way</h3>
          <p>
            Also known over {PROTOCOL_WORDS[pdu.otherProtocol]}. It is read and switched over{' '}
            {protocolText(pdu)}.
          </p>
          <Button
            size="sm"
            className="compare-both"
            onPress={() => useAppStore.getState().setComparedPdu(pdu.id)}
          >
            Compare Xerus and SNMP
          </Button>
        </section>
      )}
      {lacking.length === 0 ? null : (
        <section className="isec">
          <h3>What it cannot do</h3>
          <ul className="lacking">
            {lacking.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
