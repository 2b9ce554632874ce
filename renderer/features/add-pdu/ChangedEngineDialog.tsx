import { useState } from 'react';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduView } from '../../../shared/model/fleet.ts';
import { engine } from '../../ipc/engine.ts';
import { settled } from '../../ipc/settled.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure } from './AccountFields.tsx';
import type { PduDialogProps } from './ChangeUserDialog.tsx';
import { COMPARED_ENGINE_TEXT, HOW_TO_COMPARE_ENGINE } from './engine-words.ts';
import { EngineBox } from './EnginePanel.tsx';
import './add-pdu.css';

/** The SNMP engines that stopped the connection: the trusted one and the one that answers; null when something else did. */
function enginesOf({ connection }: PduView): { readonly trusted: string; readonly found: string } | null {
  if (connection.kind !== 'needsAttention' || connection.error.kind !== 'differentPdu') return null;
  const { expectedSerial, foundEngineId } = connection.error;
  return foundEngineId === undefined ? null : { trusted: expectedSerial, found: foundEngineId };
}

/** Another SNMP engine than the trusted one: staying disconnected is the way out, trusting takes a comparison. */
export function ChangedEngineDialog({ pdu, onClose }: PduDialogProps) {
  const [hasCompared, setCompared] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<DeviceError | null>(null);
  const engines = enginesOf(pdu);
  if (engines === null) return null;
  const trust = async () => {
    setSending(true);
    setError(null);
    const result = await settled(engine().pdus.trustEngine({ pdu: pdu.id, engineId: engines.found }));
    setSending(false);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    useAppStore.getState().announce(`The new SNMP engine of ${pdu.name} is trusted.`);
    onClose();
  };
  return (
    <Dialog
      title={`The SNMP engine of ${pdu.name} has changed`}
      role="alertdialog"
      width={760}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button
            size="lg"
            isDisabled={!hasCompared || isSending}
            disabledReason={hasCompared ? undefined : 'Compare the engine ID first.'}
            onPress={() => void trust()}
          >
            {isSending ? 'Trusting' : 'Trust the new engine'}
          </Button>
          <Button variant="pri" size="lg" takesFocus onPress={onClose}>
            Stay disconnected
          </Button>
        </>
      }
    >
      <div className="changed-certificate">
        <p>
          The PDU at {pdu.address} answers with another engine ID than the one you trusted. It was replaced or
          reset, or something else answers for it. Nothing secret was sent.
        </p>
        <div className="compare-two">
          <EngineBox caption="Engine ID you trusted" engineId={engines.trusted} />
          <EngineBox caption="Engine ID that answers now" engineId={engines.found} />
        </div>
        <p className="dim">{HOW_TO_COMPARE_ENGINE}</p>
        <Checkbox className="compared" isSelected={hasCompared} onChange={setCompared}>
          <span className="ink">{COMPARED_ENGINE_TEXT}</span>
        </Checkbox>
        {error === null ? null : <Failure error={error} />}
      </div>
    </Dialog>
  );
}
