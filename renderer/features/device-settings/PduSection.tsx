import type { PduView } from '../../../shared/model/fleet.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import { NOT_MEASURED } from '../../../shared/words/numbers.ts';
import {
  busbarNameField,
  inRushGuardField,
  nameField,
  pduCycleDelayField,
  powerOnDelayField,
  startupStateField,
  startupStates,
} from '../../device/device-fields.ts';
import { DeviceChoice } from '../../device/DeviceChoice.tsx';
import { DeviceField } from '../../device/DeviceField.tsx';
import { ENGINE_LOST } from '../../device/setting-access.ts';
import { useReadOnlyReason } from '../../device/use-read-only-reason.ts';
import { useAppStore } from '../../state/store.ts';
import { HowWritten, NotNow } from './SectionHead.tsx';

interface PduSectionProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** What is set for the PDU as a whole. */
export function PduSection({ pdu, model }: PduSectionProps) {
  return (
    <div className="ds-form">
      <NotNow pdu={pdu} />
      <Names pdu={pdu} model={model} />
      <Delays pdu={pdu} model={model} />
      <AfterPowerLoss pdu={pdu} model={model} />
      <HowWritten />
    </div>
  );
}

function Names({ pdu, model }: PduSectionProps) {
  const reasonOf = useReadOnlyReason(pdu, model);
  const engineConnected = useAppStore((state) => state.engineConnected);
  return (
    <section className="ds-sec" aria-labelledby="ds-names">
      <h2 id="ds-names">Names</h2>
      <DeviceField
        field={nameField(pdu.id, model, 'pdu')}
        label="On the PDU"
        readOnlyReason={reasonOf({ kind: 'name', element: 'pdu' })}
        showsReason={pdu.connection.kind === 'online'}
        placeholder="None"
        hint="What its own pages and other programs call it."
      />
      <DeviceField
        field={busbarNameField(pdu.id, pdu.name)}
        label="In Busbar"
        readOnlyReason={engineConnected ? null : ENGINE_LOST}
        hint="Here only. The name on the PDU stays as it is."
      />
    </section>
  );
}

function Delays({ pdu, model }: PduSectionProps) {
  const unit = useAppStore((state) => state.settings.delayUnit);
  const reasonOf = useReadOnlyReason(pdu, model);
  const isOnline = pdu.connection.kind === 'online';
  const { id } = pdu;
  return (
    <section className="ds-sec" aria-labelledby="ds-delays">
      <h2 id="ds-delays">Delays</h2>
      <DeviceField
        field={pduCycleDelayField(id, model, unit)}
        label="Cycle delay"
        readOnlyReason={reasonOf({ kind: 'cycleDelay', outlet: null })}
        showsReason={isOnline}
        hint="How long a cycled outlet stays off, where it has no delay of its own."
        placeholder={NOT_MEASURED}
        isNumber
      />
      <DeviceField
        field={inRushGuardField(id, model, unit)}
        label="In-rush guard"
        readOnlyReason={reasonOf({ kind: 'inRushGuard' })}
        showsReason={isOnline}
        hint={
          model.addsInRushGuard === true
            ? 'Comes on top of each wait between two outlets.'
            : 'The shortest wait between two outlets that come on.'
        }
        placeholder={NOT_MEASURED}
        isNumber
      />
      <DeviceField
        field={powerOnDelayField(id, model, unit)}
        label="Power-on delay"
        readOnlyReason={reasonOf({ kind: 'powerOnDelay' })}
        showsReason={isOnline}
        hint="The wait before the first outlet, once power is back."
        placeholder={NOT_MEASURED}
        isNumber
      />
    </section>
  );
}

function AfterPowerLoss({ pdu, model }: PduSectionProps) {
  const reasonOf = useReadOnlyReason(pdu, model);
  return (
    <section className="ds-sec" aria-labelledby="ds-power-loss">
      <h2 id="ds-power-loss">After a power loss</h2>
      <DeviceChoice
        field={startupStateField(pdu.id, model, null)}
        label="Outlets"
        choices={startupStates(model, null)}
        readOnlyReason={reasonOf({ kind: 'startupState', outlet: null })}
        showsReason={pdu.connection.kind === 'online'}
        hint={followersText(model)}
      />
    </section>
  );
}

/** `30 of 36 outlets go by it; 6 have their own.` */
function followersText({ outlets }: PduModel): string {
  const told = outlets.filter((outlet) => outlet.startupState !== null);
  const own = told.filter((outlet) => outlet.startupState !== 'pduDefault').length;
  if (told.length === 0) return 'Applies to all outlets.';
  if (own === 0) return 'All outlets go by it.';
  return `${told.length - own} of ${told.length} outlets go by it; ${own} ${own === 1 ? 'has its' : 'have their'} own.`;
}
