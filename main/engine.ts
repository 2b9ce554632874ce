import type { Unsubscribe } from '../shared/ipc/builders.ts';
import type { EngineHandlers } from '../shared/ipc/contract.ts';
import { appHandlers } from './engine/app-handlers.ts';
import { createServices } from './engine/create-services.ts';
import { disposeInOrder } from './engine/dispose.ts';
import { createEmitters, type Listener } from './engine/emitters.ts';
import type { EngineOptions } from './engine/engine-options.ts';
import { fleetHandlers } from './engine/fleet-handlers.ts';
import { journalHandlers } from './engine/journal-handlers.ts';
import { pduHandlers } from './engine/pdu-handlers.ts';
import { powerHandlers } from './engine/power-handlers.ts';
import { sequenceHandlers } from './engine/sequence-handlers.ts';
import type { Services } from './engine/services.ts';
import { shellHandlers } from './engine/shell-handlers.ts';
import { TemporaryPdus } from './engine/temporary-pdus.ts';
import { applyTrapSettings } from './engine/trap-settings.ts';

export interface Engine extends AsyncDisposable {
  readonly handlers: EngineHandlers;
  /** Everything that is pushed: the contract's events by channel name. */
  onEvent(listener: (channel: string, payload: unknown) => void): Unsubscribe;
  /** A window is gone: its armed commands become `notSent`; PDUs it had opened for a call close once their commands are settled. */
  windowClosed(windowId: string): void;
  /** The machine goes to sleep: polling stops. */
  suspend(): void;
  /** It is back: every PDU is read at once. */
  resume(): void;
}

/** What others are to reach Busbar by; a call of the command line is over before any of it could be used. */
async function openDoors(
  services: Services,
  { host, automationEndpoint: asked }: EngineOptions,
): Promise<void> {
  const { endpoint } = services.shell;
  const { automationEndpoint: kept } = services.settings.read();
  if (asked !== undefined) await endpoint.start(asked.port ?? kept.port, 'commandLine');
  else if (kept.enabled && host !== 'commandLine') await endpoint.start(kept.port, null);
}

/** Opens the data directory and starts a session for every stored PDU. Rejects when the directory cannot be used. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const listeners = new Set<Listener>();
  const lifetime = new AbortController();
  const emit = createEmitters(listeners, options.logger);
  const { services, database, open } = createServices(options, emit, lifetime.signal);
  const { devices, power, audit, events, logger } = services;
  audit.closeUnfinished();
  void events.pruneDaily(lifetime.signal);
  const { trapReceiver } = services.settings.read();
  // A call of the command line is over before a notification could come.
  if (trapReceiver.enabled && options.host !== 'commandLine') await applyTrapSettings(services, trapReceiver);
  await open.restore();
  power.finishPromised();
  await openDoors(services, options);
  const temporary = new TemporaryPdus(services, open);
  let disposed: Promise<void> | null = null;
  const dispose = () =>
    disposeInOrder(logger, [
      ['automation endpoint', () => services.shell[Symbol.asyncDispose]()],
      ['commands', () => power[Symbol.asyncDispose]()],
      ['calls', async () => lifetime.abort()],
      ['windows', () => temporary[Symbol.asyncDispose]()],
      ['sessions', () => devices[Symbol.asyncDispose]()],
      ['notifications', () => services.traps[Symbol.asyncDispose]()],
      ['simulators', () => open[Symbol.asyncDispose]()],
      ['storage', async () => database.close()],
    ]);
  return {
    handlers: {
      app: appHandlers(services),
      fleet: fleetHandlers(services),
      journal: journalHandlers(services.journal),
      pdus: pduHandlers(services, open, temporary),
      power: powerHandlers(services),
      sequences: sequenceHandlers(services, temporary),
      shell: shellHandlers(services, temporary),
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    windowClosed: (windowId) => {
      services.shell.windowClosed(windowId);
      power.windowClosed(windowId);
      temporary.windowClosed(windowId);
      services.drafts.windowClosed(windowId);
    },
    suspend: () => {
      power.suspend();
      for (const session of devices.sessions) session.suspend();
    },
    resume: () => {
      for (const session of devices.sessions) session.resume();
    },
    [Symbol.asyncDispose]: () => (disposed ??= dispose()),
  };
}
