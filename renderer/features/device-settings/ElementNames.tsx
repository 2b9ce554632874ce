import { useId } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Inlet, OverCurrentProtector, PduModel } from '../../../shared/model/pdu.ts';
import { genericName } from '../../../shared/words/elements.ts';
import { nameField } from '../../device/device-fields.ts';
import { FieldInput } from '../../device/FieldInput.tsx';
import { useDeviceField } from '../../device/use-device-field.ts';
import { useReadOnlyReason } from '../../device/use-read-only-reason.ts';
import { FieldProblems } from './FieldProblems.tsx';
import { HowWritten, NotNow } from './SectionHead.tsx';
import { goDown, onTableKey } from './table-keys.ts';

interface ElementNamesProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

/** Inlets and breakers, and what they are called. */
export function ElementNames({ pdu, model }: ElementNamesProps) {
  const reasonOf = useReadOnlyReason(pdu, model);
  return (
    <>
      <div className="ds-head">
        <NotNow pdu={pdu} />
        <HowWritten />
      </div>
      <table className="ds-table" onKeyDownCapture={onTableKey}>
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col" className="n">
              Rating
            </th>
          </tr>
        </thead>
        <tbody>
          {[...model.inlets, ...model.ocps].map((device) => (
            <NameRow
              key={device.id}
              pdu={pdu}
              model={model}
              device={device}
              reason={reasonOf({ kind: 'name', element: device.id })}
              onEnter={goDown}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface NameRowProps extends ElementNamesProps {
  readonly device: Inlet | OverCurrentProtector;
  readonly reason: string | null;
  readonly onEnter: () => void;
}

function NameRow({ pdu, model, device, reason, onEnter }: NameRowProps) {
  const field = nameField(pdu.id, model, device.id);
  const shown = useDeviceField(field);
  // Not of the label: with a blank in it, it would be two ids.
  const notesId = useId();
  const lines = device.poles.map((pole) => pole.line).join(', ');
  return (
    <>
      <tr>
        <th scope="row">{genericName(device)}</th>
        <td className="ds-name">
          <FieldInput
            field={field}
            shown={shown}
            label={field.what}
            describedBy={notesId}
            readOnlyReason={reason}
            placeholder="None"
            onEnter={onEnter}
          />
        </td>
        <td className="dim">{device.kind === 'inlet' ? device.plug : lines}</td>
        <td className="n dim">{device.ratingAmperes === null ? '' : `${device.ratingAmperes} A`}</td>
      </tr>
      <FieldProblems id={notesId} columns={4} fields={[{ name: 'Name', field, shown, reason }]} />
    </>
  );
}
