import { useFreshnessOfAll } from '../../../state/last-answers.ts';
import { useAppStore } from '../../../state/store.ts';
import { socketMix } from '../socket-mix.ts';
import { Fact } from './Fact.tsx';

/** Where the resource hangs on several sockets: what each of them does. */
export function SocketMix({ resource }: { readonly resource: string }) {
  const connections = useAppStore((state) => state.shell.connections);
  const pdus = useAppStore((state) => state.fleet.pdus);
  const freshness = useFreshnessOfAll(pdus);
  const words = socketMix(resource, {
    connections,
    pdus,
    answers: (pdu) => freshness[pdu] === 'live' || freshness[pdu] === 'late',
  });
  return words === null ? null : <Fact name={`Power sockets of ${resource}`}>{words}</Fact>;
}
