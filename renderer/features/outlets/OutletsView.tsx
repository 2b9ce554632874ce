import { useCallback, useState } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { nameInSentence } from '../../../shared/words/elements.ts';
import type { FactsById } from '../../power/outlet-facts.ts';
import { useOutletActions } from '../../power/use-outlet-actions.ts';
import { useOutletFacts } from '../../power/use-outlet-facts.ts';
import { AllOutletsDialog } from './AllOutletsDialog.tsx';
import { whyNotAll } from './bulk-words.ts';
import { countStates, visibleOutlets, type StateFilter } from './filter.ts';
import { groupingsOf, type GroupBy } from './grouping.ts';
import { OutletsBody } from './OutletsBody.tsx';
import { OutletsHead, type Layout } from './OutletsHead.tsx';
import { sameItems, useSteady } from './use-steady.ts';
import './outlet-cell.css';
import './outlet-table.css';
import './outlet-bars.css';
import './outlets.css';

/** All outlets of a PDU: where mine is, whether it is on, and what is in progress. */
export function OutletsView({ pdu }: { readonly pdu: PduView }) {
  if (pdu.model === null)
    return (
      <div className="outlets outlets-none dim">{`Reading ${nameInSentence(pdu.name)}, no outlets known yet.`}</div>
    );
  if (pdu.model.outlets.length === 0) return <NoOutlets pdu={pdu} model={pdu.model} />;
  return <Outlets pdu={pdu} model={pdu.model} />;
}

/** A PDU that measures what comes in, and whose outlets are plain sockets to it. */
function NoOutlets({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  const measured = model.ocps.length === 0 ? 'its inlet' : 'its inlet and breakers';
  return (
    <div className="outlets outlets-empty">
      <b className="ink">This PDU has no outlets that can be read or switched.</b>
      <span className="dim">
        {model.identity.model} tells about {measured}
        {pdu.protocol === 'snmp' ? ' over SNMP' : ''}; the Overview shows that.
      </span>
    </div>
  );
}

function Outlets({ pdu, model }: { readonly pdu: PduView; readonly model: PduModel }) {
  const facts = useOutletFacts(pdu, model);
  const actions = useOutletActions(pdu);
  const [text, setText] = useState('');
  const [stateFilter, setStateFilter] = useState<StateFilter>('all');
  const groupings = groupingsOf(model);
  const [wantedGroup, setGroupBy] = useState<GroupBy>('breaker');
  const groupBy = groupings.includes(wantedGroup) ? wantedGroup : (groupings[0] ?? 'number');
  const [layout, setLayout] = useState<Layout>('grid');
  const [all, setAll] = useState<PowerAction | null>(null);
  const whyNot = useCallback((action: PowerAction) => whyNotAll(model, action), [model]);
  const visible = useSteadyVisible(model, facts, text, stateFilter);
  const clearFilter = useCallback(() => {
    setText('');
    setStateFilter('all');
  }, []);
  return (
    <div className="outlets">
      <OutletsHead
        text={text}
        onText={setText}
        stateFilter={stateFilter}
        onStateFilter={setStateFilter}
        counts={countStates(facts)}
        groupBy={groupBy}
        groupings={groupings}
        onGroupBy={setGroupBy}
        layout={layout}
        onLayout={setLayout}
        allBlockedReason={allBlockedReason(facts)}
        whyNotAll={whyNot}
        onAll={setAll}
      />
      <OutletsBody
        pdu={pdu}
        model={model}
        facts={facts}
        actions={actions}
        visible={visible}
        groupBy={groupBy}
        layout={layout}
        filterText={text}
        isFiltered={text !== '' || stateFilter !== 'all'}
        onClearFilter={clearFilter}
      />
      {all === null ? null : (
        <AllOutletsDialog
          pdu={pdu}
          model={model}
          facts={facts}
          action={all}
          actions={actions}
          onClose={() => setAll(null)}
        />
      )}
    </div>
  );
}

/** What all outlets have in common against switching; null when at least one can be switched. */
function allBlockedReason(facts: FactsById): string | null {
  let reason: string | null = null;
  for (const each of facts.values()) {
    if (each.blockedReason === null) return null;
    reason ??= each.blockedReason;
  }
  return reason ?? 'This PDU has no outlets.';
}

function useSteadyVisible(
  model: PduModel,
  facts: FactsById,
  text: string,
  stateFilter: StateFilter,
): readonly OutletId[] {
  const isArmed = [...facts.values()].some((each) => each.outletCommand?.phase === 'armed');
  const live = visibleOutlets(model.outlets, facts, text, stateFilter);
  return useSteady(live, isArmed, sameItems);
}
