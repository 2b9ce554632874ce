import { useMemo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import type { PduId } from '../../../shared/model/ids.ts';
import { useAppStore } from '../../state/store.ts';
import { CutName } from '../../ui/CutName.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

const ALL = 'all';

interface PduChipProps {
  readonly pdu: PduId | null;
  readonly onChange: (pdu: PduId | null) => void;
}

/** Whose events are listed. A PDU that was removed keeps its lines, but is not offered. */
export function PduChip({ pdu, onChange }: PduChipProps) {
  const ids = useAppStore(useShallow((state) => state.fleet.pdus.map(({ id }) => id)));
  const names = useAppStore(useShallow((state) => state.fleet.pdus.map(({ name }) => name)));
  const pdus = useMemo(
    () =>
      ids
        .map((id, index) => ({ id, name: names[index] ?? '' }))
        .sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true })),
    [ids, names],
  );
  const chosen = pdus.find(({ id }) => id === pdu)?.name ?? (pdu === null ? 'All PDUs' : 'A removed PDU');
  return (
    <MenuTrigger>
      <Button className="chip sel ev-pdu" aria-label={`PDU: ${chosen}`}>
        <span className="ell">
          <CutName text={chosen} />
        </span>
        <Glyph name="cd" />
      </Button>
      <Popover className="pop" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label="PDU"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[pdu ?? ALL]}
          onAction={(key) => onChange(pdus.find(({ id }) => id === key)?.id ?? null)}
        >
          {[{ id: ALL, name: 'All PDUs' }, ...pdus].map(({ id, name }) => (
            <MenuItem key={id} id={id} textValue={name} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span className="grow ell">{name}</span>
                  {isSelected ? <Glyph name="check" /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
