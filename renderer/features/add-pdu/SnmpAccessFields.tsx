import { useState } from 'react';
import type { SnmpAuthProtocol, SnmpPrivProtocol, SnmpVersion } from '../../../shared/model/snmp-access.ts';
import { useAppStore } from '../../state/store.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { passwordProblem, type SnmpFieldErrors, type SnmpFields } from './snmp-fields.ts';

const LONGEST_SECRET = 256;

const LEVELS = [
  { value: 'authPriv', label: 'Auth and privacy' },
  { value: 'authNoPriv', label: 'Auth only' },
  { value: 'noAuthNoPriv', label: 'Neither' },
] as const;

const AUTH_PROTOCOLS: readonly { readonly value: SnmpAuthProtocol; readonly label: string }[] = [
  { value: 'md5', label: 'MD5' },
  { value: 'sha', label: 'SHA-1' },
  { value: 'sha224', label: 'SHA-224' },
  { value: 'sha256', label: 'SHA-256' },
  { value: 'sha384', label: 'SHA-384' },
  { value: 'sha512', label: 'SHA-512' },
];

const PRIV_PROTOCOLS: readonly { readonly value: SnmpPrivProtocol; readonly label: string }[] = [
  { value: 'des', label: 'DES' },
  { value: 'aes', label: 'AES-128' },
  { value: 'aes256b', label: 'AES-256, Blumenthal' },
  { value: 'aes256r', label: 'AES-256, Reeder' },
];

interface SnmpAccessFieldsProps {
  readonly version: SnmpVersion;
  readonly fields: SnmpFields;
  readonly onChange: (patch: Partial<SnmpFields>) => void;
  /** What the PDU said to them. */
  readonly errors: SnmpFieldErrors;
  readonly takesFocus?: boolean;
}

/** Who asks over SNMP: communities in v1 and v2c, a user with its passwords in v3. */
export function SnmpAccessFields(props: SnmpAccessFieldsProps) {
  return props.version === 'v3' ? <UserFields {...props} /> : <CommunityFields {...props} />;
}

function CommunityFields({ fields, onChange, errors, takesFocus = false }: SnmpAccessFieldsProps) {
  return (
    <div className="add-communities">
      <TextField
        label="Read community"
        type="password"
        value={fields.readCommunity}
        onChange={(readCommunity) => onChange({ readCommunity })}
        error={errors.readCommunity}
        autoComplete="new-password"
        maxLength={LONGEST_SECRET}
        takesFocus={takesFocus}
        isRequired
      />
      <TextField
        label="Write community"
        type="password"
        value={fields.writeCommunity}
        onChange={(writeCommunity) => onChange({ writeCommunity })}
        autoComplete="new-password"
        maxLength={LONGEST_SECRET}
      />
      <span className="hint">
        Without a write community the PDU is only read. It is first used by a command, not tried before.
      </span>
    </div>
  );
}

function UserFields({ fields, onChange, errors, takesFocus = false }: SnmpAccessFieldsProps) {
  return (
    <>
      <TextField
        label="SNMP user"
        value={fields.user}
        onChange={(user) => onChange({ user })}
        error={errors.user}
        autoComplete="off"
        maxLength={LONGEST_SECRET}
        takesFocus={takesFocus}
        isRequired
      />
      <div className="fld">
        <span className="dim">Security level</span>
        <Segmented
          label="Security level"
          value={fields.level}
          options={LEVELS}
          onChange={(level) => onChange({ level })}
        />
        {errors.level === undefined ? null : (
          <span className="fld-error t-crit">
            <Glyph name="crit" />
            {errors.level}
          </span>
        )}
      </div>
      {fields.level === 'noAuthNoPriv' ? null : (
        <div className="add-protocol">
          <SelectField
            label="Authentication"
            value={fields.authProtocol}
            options={AUTH_PROTOCOLS}
            onChange={(authProtocol) => onChange({ authProtocol })}
          />
          <PasswordField
            label="Authentication password"
            value={fields.authPassword}
            onChange={(authPassword) => onChange({ authPassword })}
            error={errors.authPassword}
          />
        </div>
      )}
      {fields.level === 'authPriv' ? (
        <PrivacyFields fields={fields} onChange={onChange} errors={errors} />
      ) : null}
    </>
  );
}

function PrivacyFields({ fields, onChange, errors }: Omit<SnmpAccessFieldsProps, 'version'>) {
  const supported = useAppStore((state) => state.info?.snmpPrivProtocols);
  const options = PRIV_PROTOCOLS.map((each) =>
    supported === undefined || supported.includes(each.value)
      ? each
      : { ...each, disabledReason: 'This computer has no such encryption any more.' },
  );
  return (
    <div className="add-protocol">
      <SelectField
        label="Privacy"
        value={fields.privProtocol}
        options={options}
        onChange={(privProtocol) => onChange({ privProtocol })}
      />
      <PasswordField
        label="Privacy password"
        value={fields.privPassword}
        onChange={(privPassword) => onChange({ privPassword })}
        error={errors.privPassword}
      />
    </div>
  );
}

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Too short is said when the field was left, not while it is typed. */
function PasswordField({ label, value, onChange, error }: PasswordFieldProps) {
  const [wasLeft, setLeft] = useState(false);
  return (
    <TextField
      label={label}
      type="password"
      value={value}
      onChange={onChange}
      onBlur={() => setLeft(true)}
      error={(wasLeft ? passwordProblem(value) : null) ?? error}
      autoComplete="new-password"
      maxLength={LONGEST_SECRET}
      isRequired
    />
  );
}
