import type { ProbedAddress } from '../../../shared/ipc/pdus.ts';
import type { DeviceError } from '../../../shared/model/device-error.ts';
import type { PduIdentity } from '../../../shared/model/pdu.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Glyph } from '../../ui/Glyph.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Credentials } from './Credentials.tsx';
import { isUsable, notTestable } from './missing.ts';
import { keepPasswordHint, keepPasswordText, type SecretWord } from './password-words.ts';
import { refusedFields } from './snmp-fields.ts';
import { SnmpAccessFields } from './SnmpAccessFields.tsx';
import type { AddPdu } from './use-add-pdu.ts';

interface AccountFieldsProps {
  readonly form: AddPdu;
}

/** Who signs in, and what the PDU is called here. What needs nothing secret is asked for when they are reached. */
export function AccountFields({ form }: AccountFieldsProps) {
  const { fields, change, error, probe } = form;
  const { way } = fields;
  const missing = notTestable(form);
  const isOpen = way === 'xerus' || way === 'v3';
  return (
    <div
      className="add-account"
      role="presentation"
      onFocus={() => {
        if (isOpen && probe.kind === 'none') void form.ask();
      }}
    >
      {way === 'xerus' ? (
        <Credentials
          user={fields.user}
          password={fields.password}
          onUser={(user) => change({ user })}
          onPassword={(password) => change({ password })}
          isRefused={error?.kind === 'authRejected'}
        />
      ) : (
        <SnmpAccessFields
          version={way}
          fields={fields.snmp}
          onChange={(patch) => change({ snmp: { ...fields.snmp, ...patch } })}
          errors={refusedFields(error)}
        />
      )}
      <KeepPassword
        keep={fields.keepPassword}
        onChange={(keepPassword) => change({ keepPassword })}
        secret={way === 'xerus' ? 'password' : way === 'v3' ? 'passwords' : 'communities'}
      />
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
  readonly secret: SecretWord;
}

/** Says where what is secret is kept on this machine. */
export function KeepPassword({ keep, onChange, secret }: KeepPasswordProps) {
  const keptIn = useAppStore((state) => state.info?.secretsKeptIn ?? 'session');
  const hint = keepPasswordHint(keptIn);
  return (
    <div className="fld">
      <Checkbox isSelected={keep} onChange={onChange}>
        {keepPasswordText(keptIn, secret)}
      </Checkbox>
      {hint === undefined ? null : <span className="hint keep-hint">{hint}</span>}
    </div>
  );
}

function TestOutcome({ form }: { readonly form: AddPdu }) {
  const { tested, probe, error } = form;
  const { way } = form.fields;
  if (error !== null) return null;
  const text =
    tested === null
      ? probe.kind === 'reached' && isUsable(form)
        ? reachedText(probe.probed)
        : null
      : `${way === 'xerus' || way === 'v3' ? 'Signed in' : 'Read'}: ${whoText(tested.identity)}`;
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

/** `Reached in 42 ms over TLS 1.3` */
function reachedText(probed: ProbedAddress): string {
  const version = probed.protocol === 'xerus' ? probed.tlsVersion : null;
  const over = version === null ? '' : ` over ${version.replace(/^TLSv/u, 'TLS ')}`;
  return `Reached in ${Math.round(probed.elapsedMs)} ms${over}`;
}

/** `PX3-5660V, serial PX3-D02, firmware 4.0.20` */
function whoText({ vendor, model, serial, firmware }: PduIdentity): string {
  const parts = [
    model === '' ? vendor : model,
    serial === '' ? '' : `serial ${serial}`,
    firmware === '' ? '' : `firmware ${firmware}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function Failure({ error }: { readonly error: DeviceError }) {
  return (
    <p className="fld-error t-crit" role="alert">
      <Glyph name="crit" />
      <span>{error.message}</span>
    </p>
  );
}
