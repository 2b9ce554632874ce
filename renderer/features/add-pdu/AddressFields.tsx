import { TextField } from '../../ui/TextField.tsx';
import { portProblem, splitAddress } from './address.ts';
import type { AddPdu } from './use-add-pdu.ts';

/** Where the PDU is. A pasted URL is taken apart when the field is left. */
export function AddressFields({ form }: { readonly form: AddPdu }) {
  const { fields, probe, change } = form;
  const tidy = () => {
    const place = splitAddress(fields.host, fields.port);
    if (place.host !== fields.host || place.port !== fields.port) change(place);
  };
  const failure = probe.kind === 'failed' ? probe.error.message : null;
  const noTls =
    probe.kind === 'reached' && probe.probed.certificate === null
      ? 'This address answers without TLS. Busbar signs in over HTTPS only.'
      : null;
  return (
    <div className="add-address">
      <TextField
        label="Address"
        value={fields.host}
        onChange={(host) => change({ host })}
        onBlur={tidy}
        error={failure ?? noTls}
        autoComplete="off"
        maxLength={256}
        takesFocus
        isRequired
      />
      <TextField
        label="Port"
        value={fields.port}
        onChange={(port) => change({ port: port.trim() })}
        error={portProblem(fields.port)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
      />
    </div>
  );
}
