import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { PduView } from '../../shared/model/fleet.ts';
import { ChangeUserDialog } from '../features/add-pdu/ChangeUserDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { RemovePduDialog } from './RemovePduDialog.tsx';
import { RenamePduDialog } from './RenamePduDialog.tsx';

type Opened = 'rename' | 'user' | 'remove';

const ITEMS: readonly { readonly id: Opened; readonly text: string }[] = [
  { id: 'rename', text: 'Rename in Busbar' },
  { id: 'user', text: 'Change user' },
  { id: 'remove', text: 'Remove from Busbar' },
];

/** What can be done with Busbar's own record of a PDU. */
export function PduMenu({ pdu }: { readonly pdu: PduView }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <MenuTrigger>
        <Button variant="quiet" size="sm" icon="more" label={`Actions for ${pdu.name}`} />
        <Popover className="pop" placement="bottom start" offset={4}>
          <Menu className="menu" aria-label={`Actions for ${pdu.name}`}>
            {ITEMS.filter(({ id }) => id !== 'user' || !pdu.simulated).map(({ id, text }) => (
              <MenuItem key={id} id={id} className="menu-item" onAction={() => setOpened(id)}>
                {text}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {opened === 'rename' ? <RenamePduDialog pdu={pdu} onClose={close} /> : null}
      {opened === 'user' ? <ChangeUserDialog pdu={pdu} onClose={close} /> : null}
      {opened === 'remove' ? <RemovePduDialog pdu={pdu} onClose={close} /> : null}
    </>
  );
}
