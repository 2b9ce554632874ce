import { OutletCell } from '../../../renderer/features/outlets/OutletCell.tsx';
import type { OutletHandlers } from '../../../renderer/features/outlets/outlet-cell-props.ts';
import { sampleStore } from '../../../renderer/state/samples.ts';
import { useAppStore } from '../../../renderer/state/store.ts';
import { outletId } from '../../../shared/model/ids.ts';
import { rackPdu, readingsOf } from './fixtures.ts';
import { OUTLET_SPECIMENS, type OutletSpecimen } from './outlet-specimens.ts';
import { Card, Specimen } from './Specimen.tsx';

const nothing = () => undefined;
const HANDLERS: OutletHandlers = {
  act: nothing,
  toggleSelected: nothing,
  setCurrent: nothing,
  openMenu: nothing,
  openInspector: nothing,
  undo: nothing,
  dismiss: nothing,
  readAgain: nothing,
  setProtected: nothing,
};

const CELLS = OUTLET_SPECIMENS.map((specimen, index) => {
  const pdu = rackPdu(`CELL-${index}`, {}, {}, specimen.readAtMs);
  return { specimen, pdu, model: pdu.model };
});

/** What the cells measure, and when their states were read. */
export function readCells(): void {
  const { fleet, receiveSnapshot } = useAppStore.getState();
  receiveSnapshot({ ...fleet, pdus: [...fleet.pdus, ...CELLS.map(({ pdu }) => pdu)] });
  for (const { specimen, pdu, model } of CELLS)
    sampleStore.receive(readingsOf(pdu.id, model, { [outletId(specimen.outlet)]: specimen.amperes }));
}

const AT: Readonly<Record<NonNullable<OutletSpecimen['force']>, string>> = {
  hover: '.oc',
  focus: '.oc .btn:not(.ic)',
};

export function OutletCells() {
  return (
    <Card title="Outlet cell" span={12}>
      {CELLS.map(({ specimen, pdu, model }) => {
        const { title, force, isSelected = false } = specimen;
        const outlet = model.outlets.find(({ label }) => label === specimen.outlet);
        if (outlet === undefined) return null;
        return (
          <Specimen key={title} title={title} width={216} force={force} at={force && AT[force]}>
            <OutletCell
              pdu={pdu.id}
              model={model}
              outlet={outlet}
              facts={specimen.facts}
              isSelected={isSelected}
              isSelecting={isSelected}
              isCurrent={false}
              handlers={HANDLERS}
            />
          </Specimen>
        );
      })}
    </Card>
  );
}
