import { Segmented } from '../../ui/Segmented.tsx';
import { portFor, splitAddress } from './address.ts';
import { HostAndPort } from './HostAndPort.tsx';
import type { AddPdu } from './use-add-pdu.ts';
import { WAYS, type Way } from './way.ts';

const WAY_HINTS: Readonly<Record<Way, string>> = {
  xerus: 'For Raritan, Server Technology and Legrand PDUs with Xerus: every function. Others: SNMP.',
  v3: 'For PDUs of any maker. Signs every message with passwords that never leave this computer.',
  v2c: 'For PDUs without v3. Whoever knows the community may read, or switch.',
  v1: 'For old PDUs without v2c. Slower, and as open.',
};

/** Where the PDU is and how it is asked. A URL is taken apart when it is pasted, or typed and left. */
export function AddressFields({ form }: { readonly form: AddPdu }) {
  const { fields, probe, change } = form;
  const takeApart = (typed: string): boolean => {
    const place = splitAddress(typed, fields);
    const isOther = place.host !== typed || place.port !== fields.port || place.way !== fields.way;
    if (isOther) change(place);
    return isOther;
  };
  const failure = probe.kind === 'failed' ? probe.error.message : null;
  const hasNoTls =
    probe.kind === 'reached' && probe.probed.protocol === 'xerus' && probe.probed.certificate === null;
  const noTls = hasNoTls ? 'This address answers without TLS. Busbar signs in over HTTPS only.' : null;
  return (
    <>
      <HostAndPort
        label="Address"
        host={fields.host}
        port={fields.port}
        error={failure ?? noTls}
        onChange={change}
        onLeave={() => takeApart(fields.host)}
        onPasteText={(text) => /^\s*[a-z]+:\/\//iu.test(text) && takeApart(text)}
      />
      <div className="fld add-way">
        <span className="dim">Protocol</span>
        <Segmented
          label="Protocol"
          value={fields.way}
          options={WAYS}
          onChange={(way) => change({ way, port: portFor(way, fields) })}
        />
        <span className="hint">{WAY_HINTS[fields.way]}</span>
      </div>
    </>
  );
}
