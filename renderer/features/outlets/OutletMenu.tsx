import { useEffect, useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { OutletCommand } from '../../../shared/model/command.ts';
import { isFinal } from '../../../shared/model/command.ts';
import { ACTION_WORDS, outletInList } from '../../../shared/words/elements.ts';
import { isInFlight, whyNot, type OutletFacts } from '../../power/outlet-facts.ts';
import type { OutletHandlers } from './outlet-cell-props.ts';
import type { OutletOverlay } from './outlet-overlay.ts';
import { actionOfKey } from './use-outlet-keys.ts';

interface OutletMenuProps {
  readonly overlay: Extract<OutletOverlay, { kind: 'menu' }>;
  readonly facts: OutletFacts;
  readonly handlers: OutletHandlers;
  readonly onClose: () => void;
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly keys?: string;
  readonly run: () => void;
}

const hasEnded = (part: OutletCommand | null) =>
  part !== null && isFinal(part.phase) && part.phase !== 'confirmed';

function itemsOf({ overlay, facts, handlers }: OutletMenuProps): readonly Item[] {
  const { outlet, anchor } = overlay;
  const { powerState, isProtected, command, outletCommand } = facts;
  const cell = anchor.closest('[data-outlet]') ?? anchor;
  const canSwitch = facts.blockedReason === null && facts.noPowerReason === null && !isInFlight(facts);
  const actions = canSwitch
    ? (['c', 'o'] as const).flatMap((key): Item[] => {
        const action = actionOfKey(key, powerState);
        if (action === null || whyNot(facts, action) !== null) return [];
        const run = () => handlers.act(outlet, powerState, action, cell);
        return [{ id: action, text: ACTION_WORDS[action], keys: key.toUpperCase(), run }];
      })
    : [];
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
  const anchor = useRef(overlay.anchor);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.focus(), []);
  return (
    <Popover
      className="pop"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom end"
      offset={4}
    >
      <Menu
        className="menu"
        aria-label={`Outlet ${outletInList(overlay.outlet)}`}

        onClose={onClose}
        ref={menu}
      >
        {itemsOf(props).map(({ id, text, keys, run }) => (
          <MenuItem key={id} id={id} className="menu-item" textValue={text} onAction={run}>
            <span className="grow">{text}</span>
            {keys === undefined ? null : <kbd aria-hidden>{keys}</kbd>}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
