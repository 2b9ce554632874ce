import type { ShellAttributeFact } from '../../../../shared/shell/attributes.ts';
import { goToPdu } from '../../../state/go-to-pdu.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { attributeRows, attributesAsText } from '../attribute-rows.ts';
import { useCloudShellView } from '../cloudshell-view.ts';
import type { PduResource, SocketResource } from '../resources.ts';

interface StatusSectionProps {
  readonly pdu: PduResource | undefined;
  readonly socket: SocketResource | undefined;
  readonly facts: readonly ShellAttributeFact[];
}

/** Where status and description come from, and the ways on from here. */
export function StatusSection({ pdu, socket, facts }: StatusSectionProps) {
  return (
    <div className="isec">
      <h2>How the status is set</h2>
      <p className="dim">
        Status and description belong to the resource connected to the socket. They change only after the
        outlet&rsquo;s state was read back. Blank: nothing is linked. The mark before a PDU&rsquo;s name says
        whether the PDU answers.
      </p>
      {pdu === undefined ? null : (
        <div className="row cs-acts">
          <CopyAttributes key={pdu.key} pdu={pdu} facts={facts} />
          <Button onPress={() => goToPdu(pdu.pdu, 'overview', socket?.outlet.id ?? null)}>
            <span className="ell">Show in {pdu.name}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

function CopyAttributes({ pdu, facts }: { readonly pdu: PduResource } & Pick<StatusSectionProps, 'facts'>) {
  const profile = useCloudShellView((state) => state.profile);
  const { inventory, shellName } = pdu;
  const text = () => attributesAsText(attributeRows({ inventory, facts, profile, shellName }));
  return <CopyButton text={text}>Copy attributes</CopyButton>;
}
