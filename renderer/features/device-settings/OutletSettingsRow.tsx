import { memo, useId, type ComponentProps } from 'react';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import { formatDelay, type DelayUnit } from '../../../shared/words/durations.ts';
import { outletInSentence } from '../../../shared/words/elements.ts';
import { ChoiceButton } from '../../device/ChoiceButton.tsx';
import {
  nameField,
  outletCycleDelayField,
  sequenceDelayField,
  startupStateField,
  startupStates,
} from '../../device/device-fields.ts';
import { FieldInput } from '../../device/FieldInput.tsx';
import { WasValue } from '../../device/FieldNotes.tsx';
import type { Field } from '../../device/field-store.ts';
import { useDeviceField } from '../../device/use-device-field.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FieldProblems, type RowField } from './FieldProblems.tsx';
import type { OutletColumns } from './outlet-columns.ts';

interface OutletSettingsRowProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly outlet: Outlet;
  readonly unit: DelayUnit;
  readonly columns: OutletColumns;
  readonly isProtected: boolean;
  readonly nameReason: string | null;
  readonly cycleDelayReason: string | null;
  readonly sequenceDelayReason: string | null;
  readonly startupStateReason: string | null;
  readonly setProtected: (outlet: Outlet, isProtected: boolean) => void;
  /** After Enter: to the next row. */
  readonly onEnter: () => void;
}

/** One outlet. What it is given are values, so that it is drawn again only when one of them changes. */
export const OutletSettingsRow = memo(function OutletSettingsRow(props: OutletSettingsRowProps) {
  const { outlet, columns, isProtected, setProtected, onEnter } = props;
  const fields = useOutletFields(props);
  const { name, cycleDelay, sequenceDelay, startupState } = fields;
  // Not of the label: with a blank in it, it would be two ids.
  const notesId = useId();
  const common = { describedBy: notesId, onEnter };
  const isWrong = Object.values(fields).some(({ shown }) => shown.problem !== null);
  return (
    <>
      <tr className={isWrong ? 'ds-wrong' : undefined}>
        <th scope="row" className="n">
          {outlet.label}
        </th>
        <td className="ds-name">
          <FieldInput {...common} {...inputProps(name)} placeholder={`Outlet ${outlet.label}`} />
        </td>
        {columns.cycleDelay ? (
          <DelayCell {...common} {...inputProps(cycleDelay)} placeholder={asThePdu(props.model, outlet)} />
        ) : null}
        {columns.sequenceDelay ? <DelayCell {...common} {...inputProps(sequenceDelay)} /> : null}
        {columns.startupState ? (
          <td className="ds-choice">
            <ChoiceButton
              {...inputProps(startupState)}
              choices={startupStates(props.model, outlet)}
              describedBy={notesId}
            />
          </td>
        ) : null}
        <td>
          {outlet.switchable ? (
            <Checkbox
              label={`Protected: ${outletInSentence(outlet)}`}
              isSelected={isProtected}
              onChange={(on) => setProtected(outlet, on)}
            />
          ) : null}
        </td>
      </tr>
      <FieldProblems id={notesId} columns={columns.count} fields={Object.values(fields)} />
    </>
  );
});

function DelayCell<Value>(props: ComponentProps<typeof FieldInput<Value>>) {
  return (
    <td className="ds-delay">
      <FieldInput {...props} isNumber />
      <WasValue shown={props.shown} was={props.field.shown} />
    </td>
  );
}

/** The four fields of an outlet, by the heads of their columns. */
function useOutletFields(props: OutletSettingsRowProps) {
  const { pdu, model, outlet, unit } = props;
  const { nameReason, cycleDelayReason, sequenceDelayReason, startupStateReason } = props;
  const name = nameField(pdu, model, outlet.id);
  const cycleDelay = outletCycleDelayField(pdu, model, outlet, unit);
  const sequenceDelay = sequenceDelayField(pdu, model, outlet, unit);
  const startupState = startupStateField(pdu, model, outlet);
  return {
    name: { name: 'Name', field: name, shown: useDeviceField(name), reason: nameReason },
    cycleDelay: {
      name: 'Cycle delay',
      field: cycleDelay,
      shown: useDeviceField(cycleDelay),
      reason: cycleDelayReason,
    },
    sequenceDelay: {
      name: 'Sequence delay',
      field: sequenceDelay,
      shown: useDeviceField(sequenceDelay),
      reason: sequenceDelayReason,
    },
    startupState: {
      name: 'After power loss',
      field: startupState,
      shown: useDeviceField(startupState),
      reason: startupStateReason,
    },
  };
}

interface ShownRowField<Value> extends RowField {
  readonly field: Field<Value>;
}

function inputProps<Value>({ field, shown, reason }: ShownRowField<Value>) {
  return { field, shown, label: field.what, readOnlyReason: reason };
}

/** `10 s, as the PDU`: what an empty field stands for. */
function asThePdu({ settings }: PduModel, { usePduCycleDelay }: Outlet): string {
  if (settings.cycleDelayMs === null) return '';
  return usePduCycleDelay ? `${formatDelay(settings.cycleDelayMs, 's')}, as PDU` : 'As the PDU';
}
