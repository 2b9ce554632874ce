import { Chip } from '../../ui/Chip.tsx';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useCloudShellView, type ResourceChip } from './cloudshell-view.ts';

const CHIPS: readonly {
  readonly chip: ResourceChip;
  readonly word: string;
  readonly icon?: GlyphName;
}[] = [
  { chip: 'all', word: 'All' },
  { chip: 'pdus', word: 'PDUs' },
  { chip: 'online', word: 'Online', icon: 'on' },
  { chip: 'offline', word: 'Offline', icon: 'off' },
  { chip: 'error', word: 'Error', icon: 'crit' },
  { chip: 'notLinked', word: 'Not linked' },
];

/** The filter field and the chips above the resources. */
export function ResourceTools({ counts }: { readonly counts: Readonly<Record<ResourceChip, number>> }) {
  const { text, chip, setText, setChip } = useCloudShellView();
  return (
    <div className="ehead cs-tools" data-region="filter">
      <SearchField
        className="cs-search"
        label="Filter resources"
        shortcut="/"
        small
        isScreenFilter
        value={text}
        onChange={setText}
      />
      <div className="row chips" role="group" aria-label="Show">
        {CHIPS.map((each) => (
          <Chip
            key={each.chip}
            {...(each.icon === undefined ? {} : { icon: each.icon })}
            isSelected={chip === each.chip}
            onChange={(selected) => setChip(selected ? each.chip : 'all')}
          >
            {each.word} {counts[each.chip]}
          </Chip>
        ))}
      </div>
    </div>
  );
}
