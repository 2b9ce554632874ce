import type { OutletCommand } from '../../../shared/model/command.ts';
import { isFinal } from '../../../shared/model/command.ts';
import { ACTION_WORDS, outletInList } from '../../../shared/words/elements.ts';
import { isTimeFor, whyNot, type OutletFacts } from '../../power/outlet-facts.ts';
import { AnchoredMenu, type MenuLine } from '../../ui/AnchoredMenu.tsx';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';
import { actionOfKey } from './use-outlet-keys.ts';

interface OutletMenuProps {
  readonly overlay: Extract<OutletOverlay, { kind: 'menu' }>;
  readonly facts: OutletFacts;
  readonly handlers: OutletHandlers;
  readonly onClose: () => void;
}

const hasEnded = (part: OutletCommand | null) =>
  part !== null && isFinal(part.phase) && part.phase !== 'confirmed';

function itemsOf({ overlay, facts, handlers }: OutletMenuProps): readonly MenuLine[] {
  const { outlet, anchor } = overlay;
  const { powerState, isProtected, command, outletCommand } = facts;
  const cell = anchor.closest('[data-outlet]') ?? anchor;
  const actions = (['c', 'o'] as const).flatMap((key): MenuLine[] => {
    const action = actionOfKey(key, powerState);
    if (action === null || whyNot(facts, action) !== null || !isTimeFor(facts, action)) return [];
    const run = () => handlers.act(outlet, powerState, action, cell);
    return [{ id: action, text: ACTION_WORDS[action], keys: key.toUpperCase(), run }];
  });
  const dismiss =
    command !== null && hasEnded(outletCommand)
      ? [{ id: 'dismiss', text: 'Dismiss the message', run: () => handlers.dismiss(command.id) }]
      : [];
  return [
    ...actions,
    { id: 'open', text: 'Open in inspector', keys: 'Enter', run: () => handlers.openInspector(outlet.id) },
    { id: 'read', text: 'Read again', run: () => handlers.readAgain(outlet) },
    {
      id: 'protect',
      text: isProtected ? 'Remove protection' : 'Protect: press and hold to switch',
      run: () => handlers.setProtected(outlet, !isProtected),
    },
    ...dismiss,
  ];
}

/** The menu of one outlet: by its button, by right click, by the menu key. */
export function OutletMenu(props: OutletMenuProps) {
  const { overlay, onClose } = props;
  return (
    <AnchoredMenu
      label={`Outlet ${outletInList(overlay.outlet)}`}
      anchor={overlay.anchor}
      lines={itemsOf(props)}
      onClose={onClose}
    />
  );
}
