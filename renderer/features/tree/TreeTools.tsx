import type { Severity } from '../../state/alarms.ts';
import { Chip } from '../../ui/Chip.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { TreeChip, TreeFilter } from './filter-tree.ts';

const CHIPS: readonly { readonly chip: TreeChip; readonly word: string; readonly icon?: GlyphName }[] = [
  { chip: 'all', word: 'All' },
  { chip: 'alarm', word: 'Alarm', icon: 'warn' },
  { chip: 'off', word: 'Off', icon: 'off' },
  { chip: 'busy', word: 'Busy', icon: 'cyc' },
];

interface TreeToolsProps {
  readonly filter: TreeFilter;
  readonly counts: Readonly<Record<TreeChip, number>>;
  /** The PDU does not answer: counts are those of the last reading. */
  readonly isLastKnown: boolean;
  readonly worst: Severity | null;
  readonly onChange: (filter: TreeFilter) => void;
}

/** The filter field and the chips above the tree. */
export function TreeTools({ filter, counts, isLastKnown, worst, onChange }: TreeToolsProps) {
  const alarmIcon = isLastKnown ? 'unk' : worst === 'critical' ? 'crit' : 'warn';
  const shown = CHIPS.filter(({ chip }) => chip === 'all' || chip === filter.chip || counts[chip] > 0);
  return (
    <div className="tools">
      <SearchField
        label="Filter by name, number or type"
        shortcut="/"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        isScreenFilter
      />
      <div className="row chips" role="group" aria-label="Show">
        {shown.map(({ chip, word, icon }) => (
          <Chip
            key={chip}
            {...(icon === undefined ? {} : { icon: chip === 'alarm' ? alarmIcon : icon })}
            isSelected={filter.chip === chip}
            onChange={(selected) => onChange({ ...filter, chip: selected ? chip : 'all' })}
          >
            {isLastKnown && chip === 'alarm' ? `${word}, last known` : word} {counts[chip]}
          </Chip>
        ))}
      </div>
    </div>
  );
}
