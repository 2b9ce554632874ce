import { memo } from 'react';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { Chip } from '../../ui/Chip.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { AllOutletsMenu } from './AllOutletsMenu.tsx';
import type { StateFilter } from './filter.ts';
import type { GroupBy } from './grouping.ts';
import { sameItems } from './use-steady.ts';

export type Layout = 'grid' | 'table';

interface OutletsHeadProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly stateFilter: StateFilter;
  readonly onStateFilter: (filter: StateFilter) => void;
  readonly counts: Record<StateFilter, number>;
  readonly groupBy: GroupBy;
  readonly groupings: readonly GroupBy[];
  readonly onGroupBy: (by: GroupBy) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  /** Why nothing can be switched on all outlets; null when it can. */
  readonly allBlockedReason: string | null;
  readonly whyNotAll: (action: PowerAction) => string | null;
  readonly onAll: (action: PowerAction) => void;
}

const CHIPS: readonly {
  readonly filter: StateFilter;
  readonly text: string;
  readonly icon: GlyphName | null;
}[] = [
  { filter: 'all', text: 'All', icon: null },
  { filter: 'on', text: 'On', icon: 'on' },
  { filter: 'off', text: 'Off', icon: 'off' },
  { filter: 'inProgress', text: 'In progress', icon: 'cyc' },
  { filter: 'protected', text: 'Protected', icon: 'lock' },
];

const GROUP_WORDS: Record<GroupBy, string> = { breaker: 'Breaker', line: 'Line', number: 'Number' };

const LAYOUTS = [
  { value: 'grid', label: 'Grid' },
  { value: 'table', label: 'Table' },
] as const;

/** Filter, state chips, grouping, layout and what concerns all outlets. Not drawn again while readings come in. */
export const OutletsHead = memo(function OutletsHead(props: OutletsHeadProps) {
  const { text, onText, stateFilter, onStateFilter, counts } = props;
  const { groupBy, groupings, onGroupBy, layout, onLayout, allBlockedReason, onAll } = props;
  return (
    <div className="ehead outlets-head" data-region="filter">
      <SearchField
        className="outlets-filter"
        label="Outlet number, name or device"
        value={text}
        onChange={onText}
        shortcut="/"
        small
        isScreenFilter
      />
      <div className="row" role="group" aria-label="Filter by state">
        {CHIPS.map(({ filter, text: word, icon }) => (
          <Chip
            key={filter}
            {...(icon === null ? {} : { icon })}
            isSelected={stateFilter === filter}
            onChange={(isOn) => onStateFilter(isOn ? filter : 'all')}
          >
            {word} {counts[filter]}
          </Chip>
        ))}
      </div>
      <span className="grow" />
      {groupings.length < 2 ? null : (
        <>
          <span className="dim">Group by</span>
          <Segmented
            label="Group by"
            value={groupBy}
            options={groupings.map((value) => ({ value, label: GROUP_WORDS[value] }))}
            onChange={onGroupBy}
          />
        </>
      )}
      <Segmented label="Layout" value={layout} options={LAYOUTS} onChange={onLayout} />
      <AllOutletsMenu blockedReason={allBlockedReason} whyNot={props.whyNotAll} onChoose={onAll} />
    </div>
  );
}, sameHead);

function sameHead(first: OutletsHeadProps, second: OutletsHeadProps): boolean {
  const { counts, groupings, ...rest } = first;
  return (
    CHIPS.every(({ filter }) => counts[filter] === second.counts[filter]) &&
    sameItems(groupings, second.groupings) &&
    (Object.keys(rest) as (keyof typeof rest)[]).every((key) => rest[key] === second[key])
  );
}
