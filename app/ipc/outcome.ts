import { EngineFault } from '../../shared/ipc/client.ts';
import { CallRefused } from '../../shared/ipc/message-transport.ts';

/** What became of a call, without the id under which a wire carries it. */
export type CallOutcome =
  | { readonly type: 'value'; readonly value: unknown }
  /** The call does not exist or its payload does not fit the contract. */
  | { readonly type: 'refused'; readonly message: string }
  /** A bug: the log has its stack under `reference`. */
  | { readonly type: 'fault'; readonly reference: string };

/**
 * The client's end of an outcome.
 *
 * @throws CallRefused | EngineFault
 */
export function valueOfOutcome(channel: string, outcome: CallOutcome): unknown {
  if (outcome.type === 'value') return outcome.value;
  if (outcome.type === 'refused') throw new CallRefused(channel, outcome.message);
  throw new EngineFault(outcome.reference);
}
