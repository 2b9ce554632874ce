import { memo, useRef } from 'react';
import { genericName, outletInSentence } from '../../../shared/words/elements.ts';
import { displayClass, displayGlyph } from '../../power/display-words.ts';
import { DisplayProgress } from '../../power/DisplayProgress.tsx';
import { FootLine } from '../../power/FootLine.tsx';
import { isBusy, type OutletDisplay } from '../../power/outlet-display.ts';
import { SecondLine } from '../../power/SecondLine.tsx';
import { useOutletDisplay } from '../../power/use-outlet-facts.ts';
import { Button } from '../../ui/Button.tsx';
import { CutName } from '../../ui/CutName.tsx';
import { cellAttributes, sameCell, type OutletCellProps } from './outlet-cell-props.ts';
import { OutletButtons } from './OutletButtons.tsx';
import { SelectBox } from './SelectBox.tsx';
import { StateGlyph } from './StateGlyph.tsx';

/** One outlet of the grid. */
export const OutletCell = memo(function OutletCell(props: OutletCellProps) {
  const { pdu, model, outlet, facts, isCurrent, handlers } = props;
  const display = useOutletDisplay(pdu, model, outlet, facts);
  return (
    <div role="gridcell" className={cellClass(props, display)} {...cellAttributes(props, display)}>
      <div className="st">
        <span className="no">{outlet.label}</span>
        <StateGlyph pdu={pdu} outlet={outlet} name={displayGlyph(display)} display={display} />
      </div>
      <div className="nm">
        <span className={outlet.name.trim() === '' ? 'ell dim' : 'ell'} title={outlet.name}>
          <CutName text={outlet.name.trim() === '' ? genericName(outlet) : outlet.name} />
        </span>
        <CellTools {...props} display={display} />
      </div>
      <div className="me">
        <SecondLine pdu={pdu} model={model} outlet={outlet} display={display} />
      </div>
      <div className="ft">
        <FootLine pdu={pdu} model={model} outlet={outlet} display={display} />
        <OutletButtons
          outlet={outlet}
          facts={facts}
          display={display}
          isCurrent={isCurrent}
          handlers={handlers}
        />
      </div>
      <DisplayProgress display={display} />
    </div>
  );
}, sameCell);

function cellClass({ isSelected, isSelecting }: OutletCellProps, display: OutletDisplay): string {
  const ofDisplay = displayClass(display);
  return ['oc', ofDisplay, isSelected && ofDisplay !== 'armed' ? 'sel' : '', isSelecting ? 'selecting' : '']
    .filter((name) => name !== '')
    .join(' ');
}

/** Menu and checkbox: on hover and focus, the checkbox on all cells once one is selected. */
function CellTools({
  outlet,
  isSelected,
  isCurrent,
  handlers,
  display,
}: OutletCellProps & { readonly display: OutletDisplay }) {
  const more = useRef<HTMLButtonElement>(null);
  if (isBusy(display)) return null;
  return (
    <span className="row oc-tools">
      <Button
        ref={more}
        className="ic"
        icon="more"
        label={`More for ${outletInSentence(outlet)}`}
        excludeFromTabOrder={!isCurrent}
        onPress={() => {
          if (more.current !== null) handlers.openMenu(outlet, more.current);
        }}
      />
      <SelectBox outlet={outlet} isSelected={isSelected} isCurrent={isCurrent} handlers={handlers} />
    </span>
  );
}
