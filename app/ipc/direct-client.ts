import { createClient, type ClientTransport } from '../../shared/ipc/client.ts';
import { contract, type EngineClient } from '../../shared/ipc/contract.ts';
import type { CallContext } from '../../shared/ipc/builders.ts';
import { ListenerTable } from '../../shared/ipc/message-transport.ts';
import type { Logger } from '../../main/support/logger.ts';
import { createDispatch } from './dispatch.ts';
import { valueOfOutcome } from './outcome.ts';
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
    call: async (channel, args) => valueOfOutcome(channel, await dispatch(channel, args, context)),
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
