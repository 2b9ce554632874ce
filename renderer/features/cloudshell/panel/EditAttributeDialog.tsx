import { useState } from 'react';
import { nameInSentence } from '../../../../shared/words/elements.ts';
import {
  isSecretAttribute,
  MAX_ATTRIBUTE_LENGTH,
  type ShellAttribute,
} from '../../../../shared/shell/attributes.ts';
import { engine } from '../../../ipc/engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { AttributeRow } from '../attribute-rows.ts';
import type { PduResource } from '../resources.ts';
import { settledShell } from '../settled-shell.ts';

interface EditAttributeDialogProps {
  readonly pdu: PduResource;
  readonly row: AttributeRow;
  readonly onClose: () => void;
}

/** What may be chosen; null where the value is typed. */
function choicesOf({ type, values }: ShellAttribute): readonly string[] | null {
  if (type === 'Boolean') return ['True', 'False'];
  return values ?? null;
}

/** One attribute that Busbar keeps beside a PDU. Empty forgets it; whether a value fits says the engine. */
export function EditAttributeDialog({ pdu, row, onClose }: EditAttributeDialogProps) {
  const { attribute } = row;
  const isSecret = isSecretAttribute(attribute);
  const [value, setValue] = useState(isSecret || row.text === 'not set' ? '' : row.text);
  const [failure, setFailure] = useState<string | null>(null);
  const keep = async (kept: string) => {
    const { shell } = engine();
    const { name, type, source } = attribute;
    const result = await settledShell(
      source === 'custom'
        ? shell.changeCustomAttribute({
            pdu: pdu.pdu,
            name,
            type: type === 'Password' ? type : 'String',
            value: kept,
          })
        : shell.changeAttributes({ pdu: pdu.pdu, values: { [name]: kept } }),
    );
    if (result.ok) onClose();
    else setFailure(result.error.message);
  };
  return (
    <Dialog title={attribute.name} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSecret || value !== '') void keep(value);
        }}
      >
        <ValueField
          attribute={attribute}
          isSecret={isSecret}
          pduName={pdu.name}
          value={value}
          failure={failure}
          onChange={(typed) => {
            setValue(typed);
            setFailure(null);
          }}
        />
        <div className="form-acts">
          {row.isSet ? (
            <Button size="lg" variant="quiet" onPress={() => void keep('')}>
              Forget
            </Button>
          ) : null}
          <span className="grow" />
          <Button size="lg" onPress={onClose}>
            Cancel
          </Button>
          <Button size="lg" variant="pri" type="submit" isDisabled={isSecret && value === ''}>
            Apply
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly attribute: ShellAttribute;
  readonly isSecret: boolean;
  readonly pduName: string;
  readonly value: string;
  readonly failure: string | null;
  readonly onChange: (value: string) => void;
}

function ValueField({ attribute, isSecret, pduName, value, failure, onChange }: ValueFieldProps) {
  const choices = choicesOf(attribute);
  const label = `${attribute.name} of ${nameInSentence(pduName)}`;
  if (choices !== null) {
    return (
      <>
        <SelectField
          label={label}
          value={value}
          options={['', ...choices].map((each) => ({ value: each, label: each === '' ? 'not set' : each }))}
          onChange={onChange}
          takesFocus
        />
        {failure === null ? null : (
          <p className="fld-error t-crit" role="alert">
            {failure}
          </p>
        )}
      </>
    );
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      error={failure}
      hint={isSecret ? 'What is set is not shown.' : 'Empty forgets it.'}
      type={isSecret ? 'password' : 'text'}
      inputMode={attribute.type === 'Numeric' ? 'numeric' : 'text'}
      autoComplete={isSecret ? 'new-password' : 'off'}
      maxLength={MAX_ATTRIBUTE_LENGTH}
      takesFocus
    />
  );
}
