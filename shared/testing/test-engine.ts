import {
  channelName,
  channelsOf,
  type CallContext,
  type Client,
  type ContractShape,
  type Emitters,
  type Handlers,
} from '../ipc/builders.ts';
import { createClient, type ClientTransport } from '../ipc/client.ts';

type PartialHandlers<Contract extends ContractShape> = {
  readonly [Group in keyof Handlers<Contract>]?: Partial<Handlers<Contract>[Group]>;
};

/** The engine's side of a contract for tests: answers what it was told to answer, pushes what it is told to push. */
export interface TestEngine<Contract extends ContractShape> {
  readonly client: Client<Contract>;
  readonly notify: Emitters<Contract>;
  /** Every call in order, for expectations. */
  readonly calls: readonly { readonly channel: string; readonly args: unknown }[];
  /** Replaces answers from here on. */
  handle(handlers: PartialHandlers<Contract>): void;
}

const CONTEXT: CallContext = { windowId: 'test', door: 'app' };

/** Derived from the same value as the real sides, so a call that is added or renamed fails to compile here too. */
export function createTestEngine<Contract extends ContractShape>(
  contract: Contract,
  initial: PartialHandlers<Contract>,
): TestEngine<Contract> {
  const answers = new Map<string, (args: unknown, context: CallContext) => Promise<unknown>>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: { channel: string; args: unknown }[] = [];

  const handle = (handlers: PartialHandlers<Contract>) => {
    for (const [group, named] of Object.entries(handlers)) {
      for (const [name, answer] of Object.entries(
        named as Record<string, (args: unknown) => Promise<unknown>>,
      )) {
        answers.set(channelName(group, name), answer);
      }
    }
  };
  handle(initial);

  const transport: ClientTransport = {
    call: (channel, args) => {
      calls.push({ channel, args });
      const answer = answers.get(channel);
      return answer === undefined
        ? Promise.reject(new Error(`The test engine has no answer for ${channel}.`))
        : answer(args, CONTEXT);
    },
    listen: (channel, listener) => {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return () => set.delete(listener);
    },
  };

  const notify: Record<string, Record<string, (payload: unknown) => void>> = {};
  for (const { group, name, channel, spec } of channelsOf(contract)) {
    if (spec.kind !== 'event') continue;
    (notify[group] ??= {})[name] = (payload) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload);
    };
  }
  return { client: createClient(contract, transport), notify: notify as Emitters<Contract>, calls, handle };
}
