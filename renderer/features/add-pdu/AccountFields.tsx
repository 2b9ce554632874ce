import type { DeviceError } from '../../../shared/model/device-error.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Credentials } from './Credentials.tsx';
import { keepPasswordHint, keepPasswordText } from './password-words.ts';
import type { AddPdu } from './use-add-pdu.ts';

interface AccountFieldsProps {
  readonly form: AddPdu;
  /** Why the connection cannot be tested yet; null when it can. */
  readonly missing: string | null;
}

/** Who signs in, and what the PDU is called here. The certificate is asked for when they are reached. */
export function AccountFields({ form, missing }: AccountFieldsProps) {
  const { fields, change, error, probe } = form;
  return (
    <div
      className="add-account"
      role="presentation"
      onFocus={() => {
        if (probe.kind === 'none') void form.ask();
      }}
    >
      <Credentials
        user={fields.user}
        password={fields.password}
        onUser={(user) => change({ user })}
        onPassword={(password) => change({ password })}
        isRefused={error?.kind === 'authRejected'}
      />
      <KeepPassword keep={fields.keepPassword} onChange={(keepPassword) => change({ keepPassword })} />
      <TextField
        label="Name in this app"
        value={fields.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        maxLength={64}
        hint="Filled in from the PDU. Changing it here does not rename the PDU."
      />
      <div className="add-test">
        <Button
          isDisabled={missing !== null || form.work !== 'idle'}
          disabledReason={missing ?? undefined}
          onPress={() => void form.test()}
        >
          {form.work === 'testing' ? 'Testing' : 'Test connection'}
        </Button>
        <TestOutcome form={form} />
      </div>
      {error === null ? null : <Failure error={error} />}
    </div>
  );
}

interface KeepPasswordProps {
  readonly keep: boolean;
  readonly onChange: (keep: boolean) => void;
}

/** Says where the password is kept on this machine. */
export function KeepPassword({ keep, onChange }: KeepPasswordProps) {
  const keptIn = useAppStore((state) => state.info?.secretsKeptIn ?? 'session');
  const hint = keepPasswordHint(keptIn);
  return (
    <div className="fld">
      <Checkbox isSelected={keep} onChange={onChange}>
        {keepPasswordText(keptIn)}
      </Checkbox>
      {hint === undefined ? null : <span className="hint keep-hint">{hint}</span>}
    </div>
  );
}

function TestOutcome({ form }: { readonly form: AddPdu }) {
  const { tested, probe, error } = form;
  if (error !== null) return null;
  const text =
    tested === null
      ? probe.kind === 'reached' && probe.probed.certificate !== null
        ? `Reached in ${Math.round(probe.probed.elapsedMs)} ms${tlsText(probe.probed.tlsVersion)}`
        : null
      : `Signed in: ${[tested.model, tested.serial, `firmware ${tested.firmware}`].filter((part) => part !== '').join(', ')}`;
  return (
    <span role="status" className="row">
      {text === null ? null : (
        <>
          <Glyph name="check" className="t-ok" />
          <span>{text}</span>
        </>
      )}
    </span>
  );
}

/** `TLSv1.3` -> ` over TLS 1.3` */
function tlsText(version: string | null): string {
  return version === null ? '' : ` over ${version.replace(/^TLSv/u, 'TLS ')}`;
}

export function Failure({ error }: { readonly error: DeviceError }) {
  return (
    <p className="fld-error t-crit" role="alert">
      <Glyph name="crit" />
      <span>{error.message}</span>
    </p>
  );
}
