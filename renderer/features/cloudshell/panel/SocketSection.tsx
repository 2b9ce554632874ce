import { useRef } from 'react';
import { engine } from '../../../ipc/engine.ts';
import { SHELL_FAMILIES } from '../../../../shared/shell/families.ts';
import { formatClock } from '../../../../shared/words/durations.ts';
import { tellEngine } from '../../../state/tell-engine.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCloudShellView } from '../cloudshell-view.ts';
import { SocketPower } from '../PowerCell.tsx';
import type { PduResource, SocketLink, SocketResource } from '../resources.ts';
import { StatusWord } from '../StatusWord.tsx';
import { Fact } from './Fact.tsx';
import { SocketMix } from './SocketMix.tsx';

interface SocketSectionProps {
  readonly pdu: PduResource;
  readonly socket: SocketResource;
  readonly link: SocketLink | undefined;
}

/** One power socket: how CloudShell knows it, what hangs on it, and what its outlet does. */
export function SocketSection({ pdu, socket, link }: SocketSectionProps) {
  const profile = useCloudShellView((state) => state.profile);
  const family = SHELL_FAMILIES[profile].socket;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="isec">
      <h2 ref={heading} tabIndex={-1}>
        {socket.name}
      </h2>
      <dl className="dl cs-dl">
        <Fact name="Full path" isMono>
          {pdu.name}/{socket.name}
        </Fact>
        <Fact name="Family">{family.name}</Fact>
        <Fact name="Family rules">{family.rules.join(', ')}</Fact>
        <Fact name="Model">{socket.model}</Fact>
        <Fact name="Address" isMono>
          {socket.address}
        </Fact>
        {socket.modelName === '' ? null : <Fact name={`${family.name}.Model Name`}>{socket.modelName}</Fact>}
        {socket.uniqueIdentifier === null ? null : (
          <Fact name="Unique identifier" isMono>
            {socket.uniqueIdentifier}
          </Fact>
        )}
        <Connected socket={socket} link={link} onForget={() => heading.current?.focus()} />
        <Fact name="Power state">
          <SocketPower resource={socket} />
        </Fact>
        <Fact name="Outlet name">{socket.outlet.name.trim() === '' ? 'none' : socket.outlet.name}</Fact>
      </dl>
    </div>
  );
}

interface ConnectedProps extends Omit<SocketSectionProps, 'pdu'> {
  /** The button goes with what it forgets: the focus must go elsewhere. */
  readonly onForget: () => void;
}

function Connected({ socket, link, onForget }: ConnectedProps) {
  if (link === undefined) return <Fact name="Connected resource">not linked</Fact>;
  const { connection, resource, liveStatus } = link;
  const forget = () => {
    onForget();
    tellEngine(engine().shell.forgetConnection({ pdu: socket.pdu, outlet: socket.outlet.id }));
  };
  return (
    <>
      <Fact name="Connected resource">
        <span className="row cs-linked">
          <span className="ink">{connection.endpoint}</span>
          <Button variant="quiet" size="sm" label={`Forget ${connection.endpoint}`} onPress={forget}>
            Forget
          </Button>
        </span>
      </Fact>
      <Fact name={`Live status of ${resource}`}>
        {liveStatus === null ? (
          'not set yet'
        ) : (
          <span className="cs-live">
            <StatusWord status={liveStatus.status} description={liveStatus.description} pdu={socket.pdu} />
            <span className="faint">
              <span className="sr">read at </span>
              {formatClock(liveStatus.atMs)}
            </span>
          </span>
        )}
      </Fact>
      <SocketMix resource={resource} />
    </>
  );
}
