import { useMemo, useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { ChangeAddressDialog } from '../features/add-pdu/ChangeAddressDialog.tsx';
import { ChangeUserDialog } from '../features/add-pdu/ChangeUserDialog.tsx';
import { IdentityDialog } from '../features/add-pdu/IdentityDialog.tsx';
import { changeUserWords } from '../features/add-pdu/password-words.ts';
import { DeviceSettingsView } from '../features/device-settings/DeviceSettingsView.tsx';
import { RemovePduDialog } from './RemovePduDialog.tsx';

const DIALOGS = {
  address: ChangeAddressDialog,
  user: ChangeUserDialog,
  identity: IdentityDialog,
  remove: RemovePduDialog,
} as const;

/** The Device settings of a PDU with the dialogs that adding one has, too. */
export function DeviceSettingsTab({ pdu }: { readonly pdu: PduView }) {
  const [opened, setOpened] = useState<keyof typeof DIALOGS | null>(null);
  const changeUserText = changeUserWords(pdu);
  const actions = useMemo(
    () => ({
      changeUserText,
      changeAddress: () => setOpened('address'),
      changeUser: () => setOpened('user'),
      showIdentity: () => setOpened('identity'),
      remove: () => setOpened('remove'),
    }),
    [changeUserText],
  );
  const Opened = opened === null ? null : DIALOGS[opened];
  return (
    <>
      <DeviceSettingsView pdu={pdu} actions={actions} />
      {Opened === null ? null : <Opened pdu={pdu} onClose={() => setOpened(null)} />}
    </>
  );
}
