import { outletInSentence } from '../../../shared/words/elements.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import type { OutletCellProps } from './outlet-cell-props.ts';

/** A checkbox that is light enough for sixty rows: one button, no state of its own. Shift extends the selection. */
export function SelectBox({
  outlet,
  isSelected,
  isCurrent,
  handlers,
}: Pick<OutletCellProps, 'outlet' | 'isSelected' | 'isCurrent' | 'handlers'>) {
  return (
    <button
      type="button"
      role="checkbox"
      className="oc-check"
      aria-checked={isSelected}
      aria-label={`Select ${outletInSentence(outlet)}`}
      tabIndex={isCurrent ? 0 : -1}
      onClick={(event) => handlers.toggleSelected(outlet.id, event.shiftKey)}
    >
      <span className={isSelected ? 'cb x' : 'cb'}>{isSelected ? <Glyph name="check" /> : null}</span>
    </button>
  );
}
