import { EngineFault, createClient, type ClientTransport } from '../../shared/ipc/client.ts';
import { contract, type EngineClient } from '../../shared/ipc/contract.ts';
import type { CallContext } from '../../shared/ipc/builders.ts';
import { CallRefused, ListenerTable } from '../../shared/ipc/message-transport.ts';
import type { Logger } from '../../main/support/logger.ts';
import { createDispatch } from './dispatch.ts';
import type { ServedEngine } from './served-engine.ts';

/**
 * A client in the engine's own process, through the same parsers as every other: for the command line's own engine and
 * for tests. Disposing it closes its window.
 */
export function createDirectClient(
  engine: ServedEngine,
  context: CallContext,
  logger: Logger,
): EngineClient & Disposable {
  const dispatch = createDispatch({ contract, handlers: engine.handlers, logger });
  const listeners = new ListenerTable();
  const stopListening = engine.onEvent((channel, payload) => listeners.emit(channel, payload));
  const transport: ClientTransport = {
    call: async (channel, args) => {
      const outcome = await dispatch(channel, args, context);
      if (outcome.type === 'value') return outcome.value;
      if (outcome.type === 'refused') throw new CallRefused(channel, outcome.message);
      throw new EngineFault(outcome.reference);
    },
    listen: (channel, listener) => listeners.add(channel, listener),
  };
  return {
    ...createClient(contract, transport),
    [Symbol.dispose]: () => {
      stopListening();
      engine.windowClosed(context.windowId);
    },
  };
}
