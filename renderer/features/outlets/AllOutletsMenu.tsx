import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

const ITEMS: readonly { readonly action: PowerAction; readonly text: string }[] = [
  { action: 'on', text: 'Turn all on' },
  { action: 'off', text: 'Turn all off' },
  { action: 'cycle', text: 'Cycle all' },
];

interface AllOutletsMenuProps {
  readonly blockedReason: string | null;
  /** Why one of the items cannot be chosen; null when it can. */
  readonly whyNot: (action: PowerAction) => string | null;
  readonly onChoose: (action: PowerAction) => void;
}

/** What can be done to every outlet of the PDU; each opens a dialog with a typed count. */
export function AllOutletsMenu({ blockedReason, whyNot, onChoose }: AllOutletsMenuProps) {
  const reason = blockedReason ?? whyNot('off');
  if (reason !== null) {
    return (
      <Button size="sm" icon="pwr" isDisabled disabledReason={reason}>
        All outlets
      </Button>
    );
  }
  return (
    <MenuTrigger>
      <Button size="sm" icon="pwr">
        All outlets
        <Glyph name="cd" />
      </Button>
      <Popover className="pop" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label="All outlets">
          {ITEMS.map(({ action, text }) => (
            <MenuItem
              key={action}
              id={action}
              className="menu-item"
              textValue={text}
              isDisabled={whyNot(action) !== null}
              onAction={() => onChoose(action)}
            >
              <Text slot="label">{text}</Text>
              {whyNot(action) === null ? null : (
                <Text slot="description" className="hint">
                  {whyNot(action)}
                </Text>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
