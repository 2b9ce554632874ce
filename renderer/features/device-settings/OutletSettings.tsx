import { useMemo, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { Outlet, PduModel } from '../../../shared/model/pdu.ts';
import { useReadOnlyReason } from '../../device/use-read-only-reason.ts';
import { useOutletActions } from '../../power/use-outlet-actions.ts';
import { useAppStore } from '../../state/store.ts';
import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { columnsOf, lackingColumns, type OutletColumns } from './outlet-columns.ts';
import { OutletSettingsRow } from './OutletSettingsRow.tsx';
import { HowWritten, NotNow } from './SectionHead.tsx';
import { goDown, onTableKey } from './table-keys.ts';

interface OutletSettingsProps {
  readonly pdu: PduView;
  readonly model: PduModel;
}

function matches({ label, name }: Outlet, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return (
    label.toLowerCase() === wanted ||
    name.toLowerCase().includes(wanted) ||
    label.toLowerCase().startsWith(wanted)
  );
}

/** Every outlet with all that can be set of it, in one table. */
export function OutletSettings({ pdu, model }: OutletSettingsProps) {
  const [typed, setTyped] = useState('');
  const outlets = useMemo(
    () => (typed.trim() === '' ? model.outlets : model.outlets.filter((outlet) => matches(outlet, typed))),
    [model, typed],
  );
  const columns = useMemo(() => columnsOf(model), [model]);
  const lacking = lackingColumns(pdu, model, columns);
  return (
    <>
      <div className="ds-head">
        <NotNow pdu={pdu} />
        <div className="row">
          <SearchField
            className="ds-filter"
            label="Outlet number or name"
            value={typed}
            onChange={setTyped}
            shortcut="/"
            isScreenFilter
          />
          <HowWritten />
        </div>
        {lacking.map((sentence) => (
          <p key={sentence} className="dim">
            {sentence}
          </p>
        ))}
      </div>
      {outlets.length === 0 ? (
        <p className="ds-none">
          {`No outlet matches "${typed.trim()}". `}
          <ClearFilter onClear={() => setTyped('')} />
        </p>
      ) : (
        <OutletTable pdu={pdu} model={model} outlets={outlets} columns={columns} />
      )}
    </>
  );
}

interface OutletTableProps extends OutletSettingsProps {
  readonly outlets: readonly Outlet[];
  readonly columns: OutletColumns;
}

function OutletTable({ pdu, model, outlets, columns }: OutletTableProps) {
  const unit = useAppStore((state) => state.settings.delayUnit);
  const reasonOf = useReadOnlyReason(pdu, model);
  const actions = useOutletActions(pdu);
  return (
    <table className="ds-table" onKeyDownCapture={onTableKey}>
      <thead>
        <tr>
          <th scope="col" className="n">
            No.
          </th>
          <th scope="col">Name</th>
          {columns.cycleDelay ? <th scope="col">Cycle delay</th> : null}
          {columns.sequenceDelay ? <th scope="col">Sequence delay</th> : null}
          {columns.startupState ? <th scope="col">After power loss</th> : null}
          <th scope="col">Protected</th>
        </tr>
      </thead>
      <tbody>
        {outlets.map((outlet) => (
          <OutletSettingsRow
            key={outlet.id}
            pdu={pdu.id}
            model={model}
            outlet={outlet}
            unit={unit}
            columns={columns}
            isProtected={pdu.protectedOutlets.includes(outlet.id)}
            nameReason={reasonOf({ kind: 'name', element: outlet.id })}
            cycleDelayReason={reasonOf({ kind: 'cycleDelay', outlet })}
            sequenceDelayReason={reasonOf({ kind: 'sequenceDelay', outlet })}
            startupStateReason={reasonOf({ kind: 'startupState', outlet })}
            setProtected={actions.setProtected}
            onEnter={goDown}
          />
        ))}
      </tbody>
    </table>
  );
}
