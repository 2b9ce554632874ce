import type { PduView } from '../../../../shared/model/fleet.ts';
import type { ElementId } from '../../../../shared/model/ids.ts';
import { findEDevice, type Outlet, type PduModel } from '../../../../shared/model/pdu.ts';
import { formatDelay } from '../../../../shared/words/durations.ts';
import { genericName } from '../../../../shared/words/elements.ts';
import {
  inRushGuardField,
  nameField,
  outletCycleDelayField,
  pduCycleDelayField,
  powerOnDelayField,
  sequenceDelayField,
  startupStateField,
  startupStates,
} from '../../../device/device-fields.ts';
import { DeviceChoice } from '../../../device/DeviceChoice.tsx';
import { DeviceField } from '../../../device/DeviceField.tsx';
import { useReadOnlyReason } from '../../../device/use-read-only-reason.ts';
import { useOutletActions } from '../../../power/use-outlet-actions.ts';
import { goToDeviceSettings } from '../../../state/device-settings.ts';
import { useAppStore } from '../../../state/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';

interface PartProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** What can be set at the chosen element, each field written by itself (design, B3). */
export function ElementSettings({ pdu, model, element }: PartProps & { readonly element: ElementId }) {
  const reasonOf = useReadOnlyReason(pdu, model);
  const device = findEDevice(model, element);
  if (device?.kind === 'ts') return null;
  return (
    <section className="isec insp-settings">
      <h3>
        Settings
        {element === 'pdu' ? (
          <Button size="sm" variant="quiet" onPress={() => goToDeviceSettings(pdu.id, 'pdu')}>
            All settings
          </Button>
        ) : null}
      </h3>
      <DeviceField
        key={element}
        field={nameField(pdu.id, model, element)}
        label="Name"
        readOnlyReason={reasonOf({ kind: 'name', element })}
        showsReason
        placeholder={device === undefined ? pdu.name : genericName(device)}
      />
      {device?.kind === 'outlet' ? <OutletSettings pdu={pdu} model={model} outlet={device} /> : null}
      {device === undefined ? <PduSettings pdu={pdu} model={model} /> : null}
    </section>
  );
}

/** What the PDU does not have is not named here; its tab says why. */
function PduSettings({ pdu, model }: PartProps) {
  const unit = useAppStore((state) => state.settings.delayUnit);
  const reasonOf = useReadOnlyReason(pdu, model);
  const { cycleDelayMs, inRushGuardDelayMs, powerOnDelayMs, startupState } = model.settings;
  return (
    <>
      {cycleDelayMs === null ? null : (
        <DeviceField
          field={pduCycleDelayField(pdu.id, model, unit)}
          label="Cycle delay"
          readOnlyReason={reasonOf({ kind: 'cycleDelay', outlet: null })}
          isNumber
        />
      )}
      {inRushGuardDelayMs === null ? null : (
        <DeviceField
          field={inRushGuardField(pdu.id, model, unit)}
          label="In-rush guard"
          readOnlyReason={reasonOf({ kind: 'inRushGuard' })}
          isNumber
        />
      )}
      {powerOnDelayMs === null ? null : (
        <DeviceField
          field={powerOnDelayField(pdu.id, model, unit)}
          label="Power-on delay"
          readOnlyReason={reasonOf({ kind: 'powerOnDelay' })}
          isNumber
        />
      )}
      {startupState === null ? null : (
        <DeviceChoice
          field={startupStateField(pdu.id, model, null)}
          label="After power loss"
          choices={startupStates(model, null)}
          readOnlyReason={reasonOf({ kind: 'startupState', outlet: null })}
        />
      )}
    </>
  );
}

function OutletSettings({ pdu, model, outlet }: PartProps & { readonly outlet: Outlet }) {
  const unit = useAppStore((state) => state.settings.delayUnit);
  const reasonOf = useReadOnlyReason(pdu, model);
  const ofPduMs = model.settings.cycleDelayMs;
  const hasCycleDelay = outlet.cycleDelayMs !== null || (outlet.usePduCycleDelay && ofPduMs !== null);
  return (
    <>
      {hasCycleDelay ? (
        <DeviceField
          key={`${outlet.id}/cycleDelay`}
          field={outletCycleDelayField(pdu.id, model, outlet, unit)}
          label="Cycle delay"
          readOnlyReason={reasonOf({ kind: 'cycleDelay', outlet })}
          placeholder={ofPduMs === null ? undefined : `${formatDelay(ofPduMs, 's')}, as the PDU`}
          isNumber
        />
      ) : null}
      {outlet.sequenceDelayMs === null ? null : (
        <DeviceField
          key={`${outlet.id}/sequenceDelay`}
          field={sequenceDelayField(pdu.id, model, outlet, unit)}
          label="Sequence delay"
          readOnlyReason={reasonOf({ kind: 'sequenceDelay', outlet })}
          isNumber
        />
      )}
      {outlet.startupState === null ? null : (
        <DeviceChoice
          key={`${outlet.id}/startupState`}
          field={startupStateField(pdu.id, model, outlet)}
          label="After power loss"
          choices={startupStates(model, outlet)}
          readOnlyReason={reasonOf({ kind: 'startupState', outlet })}
        />
      )}
      {outlet.switchable ? <Protection pdu={pdu} outlet={outlet} /> : null}
    </>
  );
}

const ON_OFF = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** Whether switching it needs press and hold: kept in Busbar, not on the PDU. */
function Protection({ pdu, outlet }: { readonly pdu: PduView; readonly outlet: Outlet }) {
  const actions = useOutletActions(pdu);
  return (
    <div className="row setting">
      <span className="dim">Protected</span>
      <Segmented
        label="Protected"
        value={pdu.protectedOutlets.includes(outlet.id) ? 'on' : 'off'}
        options={ON_OFF}
        onChange={(value) => actions.setProtected(outlet, value === 'on')}
      />
    </div>
  );
}
