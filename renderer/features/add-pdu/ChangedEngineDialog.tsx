import type { PduView } from '../../../shared/model/fleet.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { engine } from '../../ipc/engine.ts';
import type { PduDialogProps } from './ChangeUserDialog.tsx';
import { COMPARED_ENGINE_TEXT, HOW_TO_COMPARE_ENGINE } from './engine-words.ts';
import { EngineBox } from './EnginePanel.tsx';
import { TrustDialog } from './TrustDialog.tsx';

/** The SNMP engines that stopped the connection: the trusted one and the one that answers; null when something else did. */
function enginesOf({ connection }: PduView): { readonly trusted: string; readonly found: string } | null {
  if (connection.kind !== 'needsAttention' || connection.error.kind !== 'differentPdu') return null;
  const { expectedSerial, foundEngineId } = connection.error;
  return foundEngineId === undefined ? null : { trusted: expectedSerial, found: foundEngineId };
}

/** Another SNMP engine than the trusted one. */
export function ChangedEngineDialog({ pdu, onClose }: PduDialogProps) {
  const engines = enginesOf(pdu);
  if (engines === null) return null;
  return (
    <TrustDialog
      title={`The SNMP engine of ${nameInSentence(pdu.name)} has changed`}
      width={760}
      comparedText={COMPARED_ENGINE_TEXT}
      compareFirst="Compare the engine ID first."
      trustText="Trust the new engine"
      trust={() => engine().pdus.trustEngine({ pdu: pdu.id, engineId: engines.found })}
      trustedText={`The new SNMP engine of ${nameInSentence(pdu.name)} is trusted.`}
      onClose={onClose}
    >
      <p>
        The PDU at {pdu.address} answers with another engine ID than the one you trusted. It was replaced or
        reset, or something else answers for it. Nothing secret was sent.
      </p>
      <div className="compare-two">
        <EngineBox caption="Engine ID you trusted" engineId={engines.trusted} />
        <EngineBox caption="Engine ID that answers now" engineId={engines.found} />
      </div>
      <p className="dim">{HOW_TO_COMPARE_ENGINE}</p>
    </TrustDialog>
  );
}
