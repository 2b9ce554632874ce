import { memo } from 'react';
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
import { useDeviceField } from '../../device/use-device-field.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FieldProblems } from './FieldProblems.tsx';
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
  const { pdu, model, outlet, unit, columns, isProtected, setProtected, onEnter } = props;
  const { nameReason, cycleDelayReason, sequenceDelayReason, startupStateReason } = props;
  const name = nameField(pdu, model, outlet.id);
  const cycleDelay = outletCycleDelayField(pdu, model, outlet, unit);
  const sequenceDelay = sequenceDelayField(pdu, model, outlet, unit);
  const startupState = startupStateField(pdu, model, outlet);
  const shown = {
    name: useDeviceField(name),
    cycleDelay: useDeviceField(cycleDelay),
    sequenceDelay: useDeviceField(sequenceDelay),
    startupState: useDeviceField(startupState),
  };
  const notesId = `ds-${outlet.id}`;
  const common = { describedBy: notesId, onEnter };
  return (
    <>
      <tr className={Object.values(shown).some(({ problem }) => problem !== null) ? 'ds-wrong' : undefined}>
        <th scope="row" className="n">
          {outlet.label}
        </th>
        <td className="ds-name">
          <FieldInput
            {...common}
            field={name}
            shown={shown.name}
            label={name.what}
            readOnlyReason={nameReason}
            placeholder={`Outlet ${outlet.label}`}
          />
        </td>
        {columns.cycleDelay ? (
          <td className="ds-delay">
            <FieldInput
              {...common}
              field={cycleDelay}
              shown={shown.cycleDelay}
              label={cycleDelay.what}
              readOnlyReason={cycleDelayReason}
              placeholder={asThePdu(model, outlet)}
              isNumber
            />
            <WasValue shown={shown.cycleDelay} was={cycleDelay.shown} />
          </td>
        ) : null}
        {columns.sequenceDelay ? (
          <td className="ds-delay">
            <FieldInput
              {...common}
              field={sequenceDelay}
              shown={shown.sequenceDelay}
              label={sequenceDelay.what}
              readOnlyReason={sequenceDelayReason}
              isNumber
            />
            <WasValue shown={shown.sequenceDelay} was={sequenceDelay.shown} />
          </td>
        ) : null}
        {columns.startupState ? (
          <td className="ds-choice">
            <ChoiceButton
              field={startupState}
              shown={shown.startupState}
              label={startupState.what}
              choices={startupStates(model, outlet)}
              describedBy={notesId}
              readOnlyReason={startupStateReason}
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
      <FieldProblems
        id={notesId}
        columns={columns.count}
        fields={[
          { name: 'Name', field: name, shown: shown.name, reason: nameReason },
          { name: 'Cycle delay', field: cycleDelay, shown: shown.cycleDelay, reason: cycleDelayReason },
          {
            name: 'Sequence delay',
            field: sequenceDelay,
            shown: shown.sequenceDelay,
            reason: sequenceDelayReason,
          },
          {
            name: 'After power loss',
            field: startupState,
            shown: shown.startupState,
            reason: startupStateReason,
          },
        ]}
      />
    </>
  );
});

/** `10 s, as the PDU`: what an empty field stands for. */
function asThePdu({ settings }: PduModel, { usePduCycleDelay }: Outlet): string {
  if (settings.cycleDelayMs === null) return '';
  return usePduCycleDelay ? `${formatDelay(settings.cycleDelayMs, 's')}, as PDU` : 'As the PDU';
}
