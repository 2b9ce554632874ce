import { memo } from 'react';
import { useAppStore } from '../../state/store.ts';
import { ClearFilter } from '../../ui/ClearFilter.tsx';
import { Chip } from '../../ui/Chip.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { fitsChip, fitsText, useFleetView, type FleetChip } from './fleet-filter.ts';
import { FleetRow } from './FleetRow.tsx';
import { FleetSummary } from './FleetSummary.tsx';
import { useFleetFacts, useFleetOrder } from './use-fleet-facts.ts';

const SORTS = [
  { value: 'worst', label: 'Worst first' },
  { value: 'name', label: 'Name' },
  { value: 'load', label: 'Load' },
] as const;

/** Which PDU needs me first, and what is wrong with it? */
export function FleetView() {
  const facts = useFleetFacts();
  const { text, chip, sort, setText } = useFleetView();
  const order = useFleetOrder(facts, sort);
  const rows = order
    .map((id) => facts.find((each) => each.pdu.id === id))
    .filter((each) => each !== undefined)
    .filter((each) => fitsChip(each, chip) && fitsText(each, text));
  return (
    <>
      <h1 className="sr">Fleet</h1>
      <FleetSummary facts={facts} />
      <FleetTools
        counts={CHIPS.map(({ chip: each }) => facts.filter((fact) => fitsChip(fact, each)).length).join()}
      />
      {rows.length === 0 ? (
        <NoMatch text={text} onClear={() => setText('')} />
      ) : (
        <div className="fleet-rows" role="table" aria-label="PDUs" data-region="centre">
          <FleetHead />
          {rows.map((each) => (
            <FleetRow key={each.pdu.id} facts={each} />
          ))}
        </div>
      )}
    </>
  );
}

function FleetHead() {
  return (
    <div className="fh" role="row">
      <span role="columnheader">
        <span className="sr">State</span>
      </span>
      <span role="columnheader">PDU</span>
      <span role="columnheader">Connection</span>
      <span role="columnheader">Line load, % of rating</span>
      <span role="columnheader">Breaker load</span>
      <span role="columnheader" className="r">
        Active power
      </span>
      <span role="columnheader" className="r">
        Outlets on
      </span>
      <span role="columnheader">Alarms</span>
    </div>
  );
}

const CHIPS: readonly { readonly chip: FleetChip; readonly word: string; readonly icon?: GlyphName }[] = [
  { chip: 'all', word: 'All' },
  { chip: 'critical', word: 'Critical', icon: 'crit' },
  { chip: 'warning', word: 'Warning', icon: 'warn' },
  { chip: 'noData', word: 'No data', icon: 'stale' },
];

/** `counts`: how many PDUs fit each chip, as one string, which stays the same while they do. */
const FleetTools = memo(function FleetTools({ counts }: { readonly counts: string }) {
  const { text, chip, sort, setText, setChip, setSort } = useFleetView();
  const count = counts.split(',').map(Number);
  const counted = CHIPS.map((each, place) => ({ ...each, count: count[place] ?? 0 }));
  return (
    <div className="ehead fleet-tools" data-region="filter">
      <SearchField
        className="fleet-search"
        label="Filter PDUs"
        shortcut="/"
        small
        isScreenFilter
        value={text}
        onChange={setText}
      />
      <div className="row chips" role="group" aria-label="Show">
        {counted
          .filter((each) => each.chip === 'all' || each.chip === chip || each.count > 0)
          .map((each) => (
            <Chip
              key={each.chip}
              {...(each.icon === undefined ? {} : { icon: each.icon })}
              isSelected={chip === each.chip}
              onChange={(selected) => setChip(selected ? each.chip : 'all')}
            >
              {each.word} {each.count}
            </Chip>
          ))}
      </div>
      <span className="grow" />
      <span className="dim">Sort</span>
      <Segmented label="Sort" value={sort} options={SORTS} onChange={setSort} />
    </div>
  );
});

function NoMatch({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const setChip = useFleetView((state) => state.setChip);
  const isEmpty = useAppStore((state) => state.fleet.pdus.length === 0);
  if (isEmpty) return null;
  return (
    <div className="no-match">
      <span>{text.trim() === '' ? 'No PDU is in this state.' : `No PDU matches "${text.trim()}".`}</span>
      <ClearFilter
        onClear={() => {
          onClear();
          setChip('all');
        }}
      />
    </div>
  );
}
