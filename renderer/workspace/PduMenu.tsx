import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { PduView } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import { ChangeUserDialog } from '../features/add-pdu/ChangeUserDialog.tsx';
import { changeUserWords } from '../features/add-pdu/password-words.ts';
import { openPduWindow } from '../state/open-window.ts';
import { useAppStore } from '../state/store.ts';
import { Button } from '../ui/Button.tsx';
import { RemovePduDialog } from './RemovePduDialog.tsx';
import { RenamePduDialog } from './RenamePduDialog.tsx';

type Opened = 'rename' | 'user' | 'remove';

/** What fits this PDU: a simulated one has no user, and only one with two protocols can be compared. */
function itemsOf(
  pdu: PduView,
): readonly { readonly id: Opened | 'compare' | 'window'; readonly text: string }[] {
  return [
    { id: 'window', text: 'Open in a new window' },
    { id: 'rename', text: 'Rename in Busbar' },
    ...(pdu.simulated ? [] : [{ id: 'user', text: changeUserWords(pdu) } as const]),
    ...(pdu.otherProtocol === null ? [] : [{ id: 'compare', text: 'Compare Xerus and SNMP' } as const]),
    { id: 'remove', text: 'Remove from Busbar' },
  ];
}

const compare = (pdu: PduId) => useAppStore.getState().setComparedPdu(pdu);

/** What can be done with Busbar's own record of a PDU. */
export function PduMenu({ pdu }: { readonly pdu: PduView }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <MenuTrigger>
        <Button variant="quiet" size="sm" icon="more" label={`Actions for ${nameInSentence(pdu.name)}`} />
        <Popover className="pop" placement="bottom start" offset={4}>
          <Menu className="menu" aria-label={`Actions for ${nameInSentence(pdu.name)}`}>
            {itemsOf(pdu).map(({ id, text }) => (
              <MenuItem
                key={id}
                id={id}
                className="menu-item"
                onAction={() => {
                  if (id === 'compare') compare(pdu.id);
                  else if (id === 'window') openPduWindow(pdu.id);
                  else setOpened(id);
                }}
              >
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
