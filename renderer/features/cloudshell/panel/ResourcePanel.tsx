import { useAppStore } from '../../../state/store.ts';
import type { Links, PduResource } from '../resources.ts';
import { AttributesSection } from './AttributesSection.tsx';
import { PduSection } from './PduSection.tsx';
import { SocketSection } from './SocketSection.tsx';
import { StatusSection } from './StatusSection.tsx';

interface ResourcePanelProps {
  readonly pdus: readonly PduResource[];
  readonly links: Links;
  readonly selected: string | null;
}

/** What is known of the row that is chosen: a socket and its PDU, or a PDU. */
export function ResourcePanel({ pdus, links, selected }: ResourcePanelProps) {
  const pdu = pdus.find(
    (each) => each.key === selected || each.sockets.some((socket) => socket.key === selected),
  );
  const socket = pdu?.sockets.find((each) => each.key === selected);
  const facts = useAppStore(({ shell }) => shell.pdus.find((each) => each.pdu === pdu?.pdu)?.attributes);
  return (
    <section className="cs-panel" aria-label="Resource" data-region="inspector">
      {pdu === undefined ? (
        <DomainSection count={pdus.length} />
      ) : (
        <>
          {socket === undefined ? (
            <PduSection pdu={pdu} />
          ) : (
            <SocketSection pdu={pdu} socket={socket} link={links.get(socket.key)} />
          )}
          <AttributesSection key={pdu.key} pdu={pdu} facts={facts ?? []} />
        </>
      )}
      <StatusSection pdu={pdu} socket={socket} facts={facts ?? []} />
    </section>
  );
}

function DomainSection({ count }: { readonly count: number }) {
  return (
    <div className="isec">
      <h2>Global</h2>
      <p className="dim">
        The domain that every resource of CloudShell is in. {count} {count === 1 ? 'PDU' : 'PDUs'} of Busbar
        are listed in it.
      </p>
    </div>
  );
}
