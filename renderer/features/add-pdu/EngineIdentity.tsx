import type { ProbedSnmp } from '../../../shared/ipc/pdus.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { trustStep } from './add-pdu-fields.ts';
import { COMPARED_ENGINE_TEXT, HOW_TO_COMPARE_ENGINE } from './engine-words.ts';
import { EngineBox, EngineFactsList } from './EnginePanel.tsx';
import { IdentityHead } from './IdentityHead.tsx';
import type { AddPdu } from './use-add-pdu.ts';

interface EngineIdentityProps {
  readonly form: AddPdu;
  readonly probed: ProbedSnmp;
  readonly engineId: string;
}

/** The SNMP v3 engine of the address, to compare before the user name is sent. */
export function EngineIdentity({ form, probed, engineId }: EngineIdentityProps) {
  const { trustedEngineId } = probed;
  const step = trustStep(probed);
  const systemName = form.tested?.name ?? probed.system?.name ?? null;
  return (
    <>
      <EngineHead step={step.kind} hasSignedIn={form.hasSignedIn} />
      {step.kind === 'changed' && trustedEngineId !== null ? (
        <EngineBox caption="Engine ID you trusted before" engineId={trustedEngineId} />
      ) : null}
      <EngineBox caption={`Engine ID from ${form.fields.host}`} engineId={engineId} />
      <EngineFactsList engineId={engineId} systemName={systemName} />
      {step.kind === 'known' ? null : (
        <>
          <p className="dim">{HOW_TO_COMPARE_ENGINE}</p>
          <Checkbox className="compared" isSelected={form.hasCompared} onChange={form.setCompared}>
            <span className="ink">{COMPARED_ENGINE_TEXT}</span>
          </Checkbox>
        </>
      )}
    </>
  );
}

interface EngineHeadProps {
  readonly step: ReturnType<typeof trustStep>['kind'];
  readonly hasSignedIn: boolean;
}

function EngineHead({ step, hasSignedIn }: EngineHeadProps) {
  const notSent = hasSignedIn ? '' : ' Your user name has not been sent.';
  if (step === 'known')
    return (
      <IdentityHead icon="check" iconClass="t-ok" title="This engine is trusted">
        It is the SNMP engine that was trusted for this address before.
      </IdentityHead>
    );
  if (step === 'changed')
    return (
      <IdentityHead icon="crit" title="The engine of this address has changed">
        It is not the one that was trusted for this address. The PDU was replaced or reset, or something else
        answers for it.{notSent}
      </IdentityHead>
    );
  return (
    <IdentityHead icon="lock" title="Check the engine ID before you trust it">
      This is the first contact with this address over SNMP v3.{notSent}
    </IdentityHead>
  );
}
