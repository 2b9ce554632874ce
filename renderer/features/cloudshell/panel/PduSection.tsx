import { SHELL_FAMILIES } from '../../../../shared/shell/families.ts';
import { Glyph } from '../../../ui/Glyph.tsx';
import { useCloudShellView } from '../cloudshell-view.ts';
import { PduPowerCell } from '../PowerCell.tsx';
import { useReachability } from '../reachability.ts';
import type { PduResource } from '../resources.ts';
import { Fact } from './Fact.tsx';

/** A PDU as a resource. */
export function PduSection({ pdu }: { readonly pdu: PduResource }) {
  const profile = useCloudShellView((state) => state.profile);
  const family = SHELL_FAMILIES[profile].pdu;
  const { glyph, words } = useReachability(pdu.pdu);
  return (
    <div className="isec">
      <h2>{pdu.name}</h2>
      <dl className="dl cs-dl">
        <Fact name="Full path" isMono>
          {pdu.name}
        </Fact>
        <Fact name="Family">{family.name}</Fact>
        <Fact name="Family rules">{family.rules.join(', ')}</Fact>
        <Fact name="Model">{pdu.model === null ? 'not read yet' : pdu.shellName}</Fact>
        <Fact name="Address" isMono>
          {pdu.address}
        </Fact>
        <Fact name="Reached">
          <span className="row cs-status">
            <Glyph name={glyph} />
            {words}
          </span>
        </Fact>
        <Fact name="Power">
          <PduPowerCell pdu={pdu.pdu} />
        </Fact>
        <Fact name="Power sockets">
          {pdu.model === null
            ? 'not read yet'
            : pdu.sockets.length === 0
              ? 'none: this PDU tells no outlets'
              : pdu.sockets.length}
        </Fact>
        {pdu.isSimulated ? (
          <Fact name="Simulated">built-in simulator, left out of exports unless asked for</Fact>
        ) : null}
      </dl>
    </div>
  );
}
