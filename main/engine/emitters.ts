import { channelName } from '../../shared/ipc/builders.ts';
import type { EngineEmitters } from '../../shared/ipc/contract.ts';
import type { Logger } from '../support/logger.ts';

/** Is told every event of the contract, by its channel. */
export type Listener = (channel: string, payload: unknown) => void;

/** A listener that fails must not keep the others, or the engine, from going on. */
export function createEmitters(listeners: ReadonlySet<Listener>, logger: Logger): EngineEmitters {
  const emitter = (group: string, name: string) => (payload: unknown) => {
    for (const listener of listeners) {
      try {
        listener(channelName(group, name), payload);
      } catch (error) {
        logger.error({ channel: channelName(group, name), err: error }, 'A listener of the engine failed');
      }
    }
  };
  return {
    app: {
      settingsChanged: emitter('app', 'settingsChanged'),
      deskChanged: emitter('app', 'deskChanged'),
      menuChosen: emitter('app', 'menuChosen'),
      trapReceiverChanged: emitter('app', 'trapReceiverChanged'),
    },
    fleet: { changed: emitter('fleet', 'changed'), samples: emitter('fleet', 'samples') },
    journal: { changed: emitter('journal', 'changed') },
    pdus: {},
    power: {},
    sequences: {},
    shell: { changed: emitter('shell', 'changed') },
  };
}
