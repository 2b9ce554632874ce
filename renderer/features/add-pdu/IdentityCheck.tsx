import type { ProbedAddress } from '../../../shared/ipc/pdus.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import { CertificateIdentity } from './CertificateIdentity.tsx';
import { EngineIdentity } from './EngineIdentity.tsx';
import { IdentityHead } from './IdentityHead.tsx';
import { isUsable } from './missing.ts';
import { RecognisedNote } from './RecognisedNote.tsx';
import { SystemIdentity } from './SystemIdentity.tsx';
import type { AddPdu } from './use-add-pdu.ts';
import type { Way } from './way.ts';

/** Is this really my PDU? */
export function IdentityCheck({ form }: { readonly form: AddPdu }) {
  const { probe, fields } = form;
  return (
    <>
      {probe.kind === 'reached' && isUsable(form) ? (
        <Reached form={form} probed={probe.probed} />
      ) : (
        <BeforeContact way={fields.way} host={fields.host} isAsking={probe.kind === 'asking'} />
      )}
      {fields.way === 'v2c' || fields.way === 'v1' ? <PlainTextWarning /> : null}
    </>
  );
}

function Reached({ form, probed }: { readonly form: AddPdu; readonly probed: ProbedAddress }) {
  return (
    <>
      {probed.protocol === 'xerus' ? (
        <CertificateIdentity form={form} probed={probed} />
      ) : probed.engineId === null ? (
        <SystemIdentity form={form} probed={probed} />
      ) : (
        <EngineIdentity form={form} probed={probed} engineId={probed.engineId} />
      )}
      <RecognisedNote form={form} />
    </>
  );
}

const BEFORE: Readonly<Record<Way, { readonly title: string; readonly text: string }>> = {
  xerus: {
    title: 'The certificate comes first',
    text: 'Busbar reads the certificate of this address without signing in. Your user name and password are sent only after you trust it.',
  },
  v3: {
    title: 'The engine ID comes first',
    text: 'Busbar asks this address for its SNMP engine ID without signing in. Your user name is sent only after you trust it, your passwords never.',
  },
  v2c: {
    title: 'The system name comes first',
    text: 'Busbar asks this address with the read community for its name, description and location.',
  },
  v1: {
    title: 'The system name comes first',
    text: 'Busbar asks this address with the read community for its name, description and location.',
  },
};

interface BeforeContactProps {
  readonly way: Way;
  readonly host: string;
  readonly isAsking: boolean;
}

function BeforeContact({ way, host, isAsking }: BeforeContactProps) {
  const { title, text } = BEFORE[way];
  return (
    <IdentityHead icon={way === 'xerus' || way === 'v3' ? 'lock' : 'find'} title={title}>
      <span role="status">{isAsking ? `Connecting to ${host}` : text}</span>
    </IdentityHead>
  );
}

function PlainTextWarning() {
  return (
    <div className="plain-text-warning">
      <Glyph name="warn" size={14} />
      <p>
        SNMP v1 and v2c send the community in plain text. Anyone on the network path can read it and switch
        outlets.
      </p>
    </div>
  );
}
