import { useState, type FormEvent } from 'react';
import type { ElementId, PduId } from '../../../../shared/model/ids.ts';
import { engine } from '../../../ipc/engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { TextField } from '../../../ui/TextField.tsx';

interface NameFieldProps {
  readonly pdu: PduId;
  readonly element: ElementId;
  /** The name as it was read from the PDU. */
  readonly name: string;
  /** What it is called without a name. */
  readonly placeholder: string;
  /** Why it cannot be changed now; null when it can. What was typed stays. */
  readonly notNowReason: string | null;
}

type Writing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly message: string };

const LONGEST_NAME = 64;

/** The element's name on the device: Enter or Apply writes it, Revert takes it back. */
export function NameField({ pdu, element, name, placeholder, notNowReason }: NameFieldProps) {
  /** Null while nothing was typed: then the field follows the device. */
  const [draft, setDraft] = useState<string | null>(null);
  const [writing, setWriting] = useState<Writing>({ kind: 'idle' });
  const isChanged = draft !== null && draft !== name;
  const revert = () => {
    setDraft(null);
    setWriting({ kind: 'idle' });
  };
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || notNowReason !== null) return;
    setWriting({ kind: 'writing' });
    const outcome = await writeName(pdu, element, draft.trim());
    setWriting(outcome);
    if (outcome.kind === 'written') setDraft(null);
  };
  return (
    <form className="name-form" onSubmit={(event) => void apply(event)}>
      <TextField
        label="Name"
        value={draft ?? name}
        onChange={(value) => {
          setDraft(value);
          setWriting({ kind: 'idle' });
        }}
        isReadOnly={notNowReason !== null}
        hint={notNowReason ?? undefined}
        error={writing.kind === 'failed' ? writing.message : null}
        placeholder={placeholder}
        maxLength={LONGEST_NAME}
        autoComplete="off"
      />
      {isChanged ? (
        <span className="row name-acts">
          <Button size="sm" variant="quiet" onPress={revert} isDisabled={writing.kind === 'writing'}>
            Revert
          </Button>
          <Button
            size="sm"
            variant="pri"
            type="submit"
            isDisabled={writing.kind === 'writing' || notNowReason !== null}
            disabledReason={notNowReason ?? undefined}
          >
            {writing.kind === 'writing' ? 'Writing' : 'Apply'}
          </Button>
        </span>
      ) : null}
      <span role="status">
        {writing.kind === 'written' ? (
          <span className="row t-ok">
            <Glyph name="check" className="t-ok" />
            Written to the PDU
          </span>
        ) : null}
      </span>
    </form>
  );
}

async function writeName(pdu: PduId, element: ElementId, name: string): Promise<Writing> {
  try {
    const result = await engine().pdus.renameElement({ pdu, element, name });
    return result.ok ? { kind: 'written' } : { kind: 'failed', message: result.error.message };
  } catch {
    return { kind: 'failed', message: 'Busbar lost its engine. The name may not have been written.' };
  }
}
