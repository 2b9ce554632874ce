import { memo } from 'react';
import { sensorIndex } from '../../../../shared/model/find-sensor.ts';
import type { PduId } from '../../../../shared/model/ids.ts';
import type { Inlet, PduModel } from '../../../../shared/model/pdu.ts';
import type { Quantity } from '../../../../shared/model/quantity.ts';
import { genericName } from '../../../../shared/words/elements.ts';
import { NOT_MEASURED } from '../../../../shared/words/numbers.ts';
import { goToPdu } from '../../../state/go-to-pdu.ts';
import { readingText, readingTone } from '../readings/reading-text.ts';
import { useLatest } from '../use-latest.ts';

const COLUMNS = [
  { quantity: 'current', title: 'Highest line, A' },
  { quantity: 'activePower', title: 'Active power, W' },
  { quantity: 'apparentPower', title: 'Apparent power, VA' },
  { quantity: 'activeEnergy', title: 'Active energy, kWh' },
] as const satisfies readonly { readonly quantity: Quantity; readonly title: string }[];

/** The totals of a PDU by inlet; a row opens its inlet. */
export function InletList({ pdu, model }: { readonly pdu: PduId; readonly model: PduModel }) {
  return (
    <div className="readings">
      <table className="dt">
        <caption className="table-title">
          <b className="ink">Inlets</b>
        </caption>
        <thead>
          <tr>
            <th scope="col">Inlet</th>
            <th scope="col">Name</th>
            {COLUMNS.map((column) => (
              <th key={column.quantity} scope="col" className="n">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.inlets.map((inlet) => (
            <InletLine key={inlet.id} pdu={pdu} model={model} inlet={inlet} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface InletLineProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly inlet: Inlet;
}

const InletLine = memo(function InletLine({ pdu, model, inlet }: InletLineProps) {
  return (
    <tr>
      <td>
        <button type="button" className="row-link" onClick={() => goToPdu(pdu, 'overview', inlet.id)}>
          {genericName(inlet)}
        </button>
      </td>
      <td className="dim ell name" title={inlet.name}>
        <bdi>{inlet.name}</bdi>
      </td>
      {COLUMNS.map((column) => (
        <TotalCell
          key={column.quantity}
          pdu={pdu}
          model={model}
          sensorIndex={sensorIndex(model, inlet.id, column.quantity)}
        />
      ))}
    </tr>
  );
});

interface TotalCellProps {
  readonly pdu: PduId;
  readonly model: PduModel;
  readonly sensorIndex: number;
}

function TotalCell({ pdu, model, sensorIndex: index }: TotalCellProps) {
  const { value, status, isLate } = useLatest(pdu, index);
  const sensor = model.sensors[index];
  if (sensor === undefined) return <td className="n faint">{NOT_MEASURED}</td>;
  const tone = isLate || value === null ? 'faint' : readingTone(sensor, value, status);
  return <td className={`n ${tone}`}>{readingText(sensor, value).text}</td>;
}
