import { useState } from 'react';
import { MAX_ATTRIBUTE_LENGTH, type CustomAttributeType } from '../../../../shared/shell/attributes.ts';
import { customNameProblem, MAX_CUSTOM_NAME_LENGTH } from '../../../../shared/shell/custom-attribute.ts';
import { nameInSentence } from '../../../../shared/words/elements.ts';
import { engine } from '../../../ipc/engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { PduResource } from '../resources.ts';
import { settledShell } from '../settled-shell.ts';

const TYPES = [
  { value: 'String', label: 'String' },
  { value: 'Password', label: 'Password' },
] as const;

interface AddAttributeDialogProps {
  readonly pdu: PduResource;
  readonly onClose: () => void;
}

/** An attribute of the admin's own beside a PDU; forgetting it removes it again. */
export function AddAttributeDialog({ pdu, onClose }: AddAttributeDialogProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState<CustomAttributeType>('String');
  const [value, setValue] = useState('');
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const isSecret = type === 'Password';
  const add = async () => {
    const problem = customNameProblem(name.trim());
    setNameProblem(problem);
    if (problem !== null) return;
    const result = await settledShell(
      engine().shell.changeCustomAttribute({ pdu: pdu.pdu, name: name.trim(), type, value }),
    );
    if (result.ok) onClose();
    else setFailure(result.error.message);
  };
  return (
    <Dialog title={`Add attribute to ${nameInSentence(pdu.name)}`} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (value !== '') void add();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(typed) => {
            setName(typed);
            setNameProblem(null);
          }}
          error={nameProblem}
          hint="Letters, digits and blanks."
          autoComplete="off"
          maxLength={MAX_CUSTOM_NAME_LENGTH}
          takesFocus
        />
        <SelectField label="Type" value={type} options={TYPES} onChange={setType} />
        <TextField
          label="Value"
          value={value}
          onChange={(typed) => {
            setValue(typed);
            setFailure(null);
          }}
          error={failure}
          hint={isSecret ? 'What is set is not shown.' : undefined}
          type={isSecret ? 'password' : 'text'}
          autoComplete={isSecret ? 'new-password' : 'off'}
          maxLength={MAX_ATTRIBUTE_LENGTH}
        />
        <div className="form-acts">
          <span className="grow" />
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" type="submit" isDisabled={name.trim() === '' || value === ''}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
