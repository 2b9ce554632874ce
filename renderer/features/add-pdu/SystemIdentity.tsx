import type { ProbedSnmp } from '../../../shared/ipc/pdus.ts';
import { IdentityHead } from './IdentityHead.tsx';
import type { AddPdu } from './use-add-pdu.ts';
import { wayText } from './way.ts';

interface SystemIdentityProps {
  readonly form: AddPdu;
  readonly probed: ProbedSnmp;
}

/** Who answers over SNMP v1 or v2c, as it says itself: nothing of it can be proven. */
export function SystemIdentity({ form, probed }: SystemIdentityProps) {
  const { system, family } = probed;
  return (
    <>
      <IdentityHead icon="find" title="Check that this is your PDU">
        It says so itself: {wayText(form.fields.way)} has nothing by which it could be proven.
      </IdentityHead>
      <dl className="dl certificate-facts engine-facts">
        <Fact term="System name" text={system?.name} />
        <Fact term="Description" text={system?.description} />
        <Fact term="Location" text={system?.location} />
        <dt>Read as</dt>
        {family === null ? (
          <dd className="t-warn">None of the MIBs that Busbar knows</dd>
        ) : (
          <dd>{familyText(family)}</dd>
        )}
      </dl>
    </>
  );
}

/** `Raritan PDU2-MIB`, `Dell, PowerNet-MIB`: many MIBs have their maker in the name. */
function familyText({ vendor, mib }: NonNullable<ProbedSnmp['family']>): string {
  return vendor === '' || mib.startsWith(vendor) ? mib : `${vendor}, ${mib}`;
}

function Fact({ term, text }: { readonly term: string; readonly text: string | undefined }) {
  return (
    <>
      <dt>{term}</dt>
      {text === undefined || text === '' ? <dd className="dim">Not set</dd> : <dd>{text}</dd>}
    </>
  );
}
