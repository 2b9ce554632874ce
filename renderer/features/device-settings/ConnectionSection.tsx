import type { ReactNode } from 'react';
import type { PduView } from '../../../shared/model/fleet.ts';
import { accessFacts } from '../../../shared/words/access.ts';
import { PROTOCOL_WORDS, protocolText } from '../../../shared/words/protocols.ts';
import { formatDelay } from '../../../shared/words/durations.ts';
import { connectionWords } from '../../state/connection-words.ts';
import { useFreshness } from '../../state/last-answers.ts';
import { openSettings } from '../../state/open-settings.ts';
import { useAppStore } from '../../state/store.ts';
import { Button } from '../../ui/Button.tsx';

/** Dialogs that other features have. */
export interface ConnectionActions {
  /** `Change user`, `Change communities`. */
  readonly changeUserText: string;
  readonly changeAddress: () => void;
  readonly changeUser: () => void;
  /** What the PDU shows now, and whether it is what was trusted. */
  readonly showIdentity: () => void;
  readonly remove: () => void;
}

interface ConnectionSectionProps {
  readonly pdu: PduView;
  readonly actions: ConnectionActions;
}

/** Where the PDU is, how and as whom it is asked, and what was trusted of it. */
export function ConnectionSection({ pdu, actions }: ConnectionSectionProps) {
  return (
    <div className="ds-form">
      <Reached pdu={pdu} actions={actions} />
      {pdu.simulated ? null : <Trusted pdu={pdu} actions={actions} />}
      <SecondWay pdu={pdu} />
      <Polling pdu={pdu} />
      <section className="ds-sec" aria-labelledby="ds-remove">
        <h2 id="ds-remove">Remove</h2>
        <div className="ds-line">
          <span>
            {pdu.simulated
              ? 'The simulation ends and Busbar forgets it.'
              : 'Busbar forgets its address, user and password. The PDU keeps running.'}{' '}
            The audit log stays.
          </span>
          <Button onPress={actions.remove}>Remove from Busbar</Button>
        </div>
      </section>
    </div>
  );
}

function Reached({ pdu, actions }: ConnectionSectionProps) {
  const freshness = useFreshness(pdu);
  return (
    <section className="ds-sec" aria-labelledby="ds-reached">
      <h2 id="ds-reached">Address and user</h2>
      <Line term="State">{connectionWords(pdu, freshness)}</Line>
      <Line
        term="Address"
        action={pdu.simulated ? null : <Button onPress={actions.changeAddress}>Change address</Button>}
      >
        {pdu.simulated ? 'Built-in simulator' : <span className="mono">{pdu.address}</span>}
      </Line>
      <Line term="Protocol">{protocolText(pdu)}</Line>
      {accessFacts(pdu).map(({ term, text }, index) => (
        <Line
          key={term}
          term={term}
          action={
            index === 0 && !pdu.simulated ? (
              <Button onPress={actions.changeUser}>{actions.changeUserText}</Button>
            ) : null
          }
        >
          {text}
        </Line>
      ))}
    </section>
  );
}

/** By what a PDU is known to be itself, before anything secret is sent. */
function Trusted({ pdu, actions }: ConnectionSectionProps) {
  const version = pdu.snmp?.version ?? null;
  const isPlain = version === 'v1' || version === 'v2c';
  return (
    <section className="ds-sec" aria-labelledby="ds-trusted">
      <h2 id="ds-trusted">{isPlain ? 'Identity check' : version === 'v3' ? 'SNMP engine' : 'Certificate'}</h2>
      <div className="ds-line">
        {isPlain ? (
          <span>
            SNMP {version} has nothing by which a PDU could prove who it is. Busbar compares its serial number
            or MAC address.
          </span>
        ) : version === 'v3' ? (
          <>
            <span>Busbar asks the engine that was trusted, and no other.</span>
            <Button onPress={actions.showIdentity}>Show engine ID</Button>
          </>
        ) : (
          <>
            <span>Busbar signs in over the certificate that was trusted, and over no other.</span>
            <Button onPress={actions.showIdentity}>Show certificate</Button>
          </>
        )}
      </div>
    </section>
  );
}

function SecondWay({ pdu }: { readonly pdu: PduView }) {
  const { otherProtocol } = pdu;
  if (otherProtocol === null) return null;
  return (
    <section className="ds-sec" aria-labelledby="ds-second">
      <h2 id="ds-second">Second way</h2>
      <div className="ds-line">
        <span>
          Also known over {PROTOCOL_WORDS[otherProtocol]}. It is read and switched over {protocolText(pdu)};
          the second way is for comparing, and can be forgotten there.
        </span>
        <Button onPress={() => useAppStore.getState().setComparedPdu(pdu.id)}>Compare Xerus and SNMP</Button>
      </div>
    </section>
  );
}

function Polling({ pdu }: { readonly pdu: PduView }) {
  const chosenMs = useAppStore((state) => state.settings.pollIntervalMs);
  const { connection, pollIntervalMs } = pdu;
  const isSlower = pollIntervalMs > chosenMs;
  const hasEvents = connection.kind === 'online' && connection.events;
  return (
    <section className="ds-sec" aria-labelledby="ds-polling">
      <h2 id="ds-polling">Reading</h2>
      <Line term="Polling" action={<Button onPress={() => openSettings('readings')}>Open settings</Button>}>
        Every {formatDelay(pollIntervalMs)}
        {isSlower ? ', which is as fast as this PDU is read' : ', as set for all PDUs'}
      </Line>
      <Line term="Changes">{hasEvents ? 'Announced by the PDU, and polled' : 'Found by polling'}</Line>
    </section>
  );
}

interface LineProps {
  readonly term: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function Line({ term, children, action = null }: LineProps) {
  return (
    <div className="ds-fact">
      <span className="dim">{term}</span>
      <span className="ds-value">{children}</span>
      {action}
    </div>
  );
}
