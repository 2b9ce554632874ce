import { useEffect, useState } from 'react';
import type { ProbedAddress } from '../../../shared/ipc/pdus.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Failure } from './AccountFields.tsx';
import { EMPTY_FIELDS, trustStep } from './add-pdu-fields.ts';
import { splitAddress } from './address.ts';
import { CertificateFacts, FingerprintBox } from './CertificatePanel.tsx';
import type { PduDialogProps } from './ChangeUserDialog.tsx';
import { EngineBox, EngineFactsList } from './EnginePanel.tsx';
import { IdentityHead } from './IdentityHead.tsx';
import { wayOf } from './use-change-address.ts';
import { useProbe } from './use-probe.ts';
import './add-pdu.css';

/** The certificate or the SNMP engine that a PDU shows now, and whether it is the one that was trusted. */
export function IdentityDialog({ pdu, onClose }: PduDialogProps) {
  const { state, ask } = useProbe();
  const [fields] = useState(() => {
    const way = wayOf(pdu);
    return { ...EMPTY_FIELDS, ...splitAddress(pdu.address, { port: '', way }), way };
  });
  useEffect(() => void ask(fields), [ask, fields]);
  const what = fields.way === 'xerus' ? 'certificate' : 'SNMP engine';
  return (
    <Dialog
      title={`The ${what} of ${nameInSentence(pdu.name)}`}
      isOpen
      onClose={onClose}
      footer={
        <Button size="lg" variant="pri" takesFocus onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="changed-certificate">
        {state.kind === 'reached' ? (
          <Presented probed={state.probed} systemName={pdu.model?.settings.name ?? null} />
        ) : state.kind === 'failed' ? (
          <Failure error={state.error} />
        ) : (
          <p role="status">Reading it from {pdu.address}. Nothing secret is sent.</p>
        )}
      </div>
    </Dialog>
  );
}

interface PresentedProps {
  readonly probed: ProbedAddress;
  readonly systemName: string | null;
}

function Presented({ probed, systemName }: PresentedProps) {
  const step = trustStep(probed);
  if (step.kind === 'nothing') return <p>There is nothing by which this address could be proven.</p>;
  const { what } = step;
  return (
    <>
      {step.kind === 'known' ? (
        <IdentityHead icon="check" iconClass="t-ok" title={`This ${what} is trusted`}>
          It is the one that was trusted for this address.
        </IdentityHead>
      ) : (
        <IdentityHead icon="crit" title={`This ${what} is not the one that was trusted`}>
          Nothing is sent to it until somebody compares it and trusts it.
        </IdentityHead>
      )}
      {probed.protocol === 'xerus' && probed.certificate !== null ? (
        <>
          <FingerprintBox
            caption={`SHA-256 fingerprint from ${probed.address} now`}
            fingerprint={probed.certificate.fingerprint}
          />
          <CertificateFacts certificate={probed.certificate} />
        </>
      ) : null}
      {probed.protocol === 'snmp' && probed.engineId !== null ? (
        <>
          <EngineBox caption={`Engine ID from ${probed.address} now`} engineId={probed.engineId} />
          <EngineFactsList engineId={probed.engineId} systemName={systemName} />
        </>
      ) : null}
    </>
  );
}
