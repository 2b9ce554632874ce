import { channelsOf, type Client, type ContractShape, type Unsubscribe } from './builders.ts';

/** The way a client reaches the engine: Electron's IPC, a WebSocket, or a direct call in tests. */
export interface ClientTransport {
  /** Rejects only for bugs (`EngineFault`) and a lost engine; expected failures are in the value. */
  call(channel: string, args: unknown): Promise<unknown>;
  listen(channel: string, listener: (payload: unknown) => void): Unsubscribe;
}

/** A bug on the engine's side: it was logged there under `reference` and nothing more crosses the boundary. */
export class EngineFault extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(`Busbar made a mistake it did not expect (${reference}). The log has the details.`);
    this.name = 'EngineFault';
    this.reference = reference;
  }
}

/** The typed client of a contract over a transport: one plain function a call. */
export function createClient<Contract extends ContractShape>(
  contract: Contract,
  transport: ClientTransport,
): Client<Contract> {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { group, name, channel, spec } of channelsOf(contract)) {
    const calls = (groups[group] ??= {});
    calls[name] =
      spec.kind === 'request'
        ? (args: unknown) => transport.call(channel, args)
        : (listener: (payload: unknown) => void) => transport.listen(channel, listener);
  }
  return groups as Client<Contract>;
}
