import { useState } from 'react';
import type { PduView } from '../../shared/model/fleet.ts';
import { nameInSentence } from '../../shared/words/elements.ts';
import { LONGEST_NAME } from '../device/device-fields.ts';
import { engine } from '../ipc/engine.ts';
import { settled } from '../ipc/settled.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

interface RenamePduDialogProps {
  readonly pdu: PduView;
  readonly onClose: () => void;
}

/** The name in Busbar; the one on the PDU is changed in the inspector. */
export function RenamePduDialog({ pdu, onClose }: RenamePduDialogProps) {
  const [name, setName] = useState(pdu.name);
  const [failure, setFailure] = useState<string | null>(null);
  const isReady = name.trim() !== '';
  const rename = async () => {
    const result = await settled(engine().pdus.renameInBusbar({ pdu: pdu.id, name: name.trim() }));
    if (result.ok) onClose();
    else setFailure(result.error.message);
  };
  return (
    <Dialog title={`Rename ${nameInSentence(pdu.name)}`} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void rename();
        }}
      >
        <TextField
          label="Name in Busbar"
          hint="The name on the PDU stays as it is."
          value={name}
          onChange={setName}
          error={failure}
          maxLength={LONGEST_NAME}
          takesFocus
        />
        <div className="form-acts">
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" type="submit" isDisabled={!isReady}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
