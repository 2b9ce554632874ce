import { DEFAULT_SETTINGS, EMPTY_DESK } from '../../shared/ipc/app.ts';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { EMPTY_FLEET } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { err, ok } from '../../shared/result.ts';
import { EMPTY_SHELL } from '../../shared/shell/state.ts';
import type { ServedEngine } from '../ipc/served-engine.ts';

const NOT_FOUND = { kind: 'notFound', message: 'There is no such PDU.' } as const;
const UNKNOWN_RESOURCE = { kind: 'unknownResource', message: NOT_FOUND.message, ports: [] } as const;
const INFO = {
  version: '0.0.0-test',
  host: 'browser',
  dataDirectory: '/nowhere',
  secretsKeptIn: 'session',
  operator: 'tester',
  auditOn: true,
  simulatorModels: [],
  snmpPrivProtocols: [],
} as const;

/** An engine without devices, to test the doors by: it records what reached it. */
export class EngineDouble implements ServedEngine {
  readonly closedWindows: string[] = [];
  readonly contexts: CallContext[] = [];
  /** Models asked of `pdus.addSimulated`. */
  readonly simulated: string[] = [];
  /** What `pdus.readNow` waits for, when set. */
  slowCall: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(channel: string, payload: unknown) => void>();

  readonly handlers: EngineHandlers = {
    app: {
      info: async (_args, context) => {
        this.contexts.push(context);
        return INFO;
      },
      settings: async () => DEFAULT_SETTINGS,
      changeSettings: async () => {
        throw new Error('A bug with a secret: hunter2');
      },
      desk: async () => EMPTY_DESK,
      changeDesk: async () => EMPTY_DESK,
      trapReceiver: async () => ({ kind: 'off' }),
      audit: async () => [],
    },
    fleet: {
      snapshot: async () => EMPTY_FLEET,
      latestSamples: async () => null,
      sampleHistory: async () => null,
    },
    journal: {
      list: async () => ({ entries: [], next: null }),
      counts: async () => ({
        columns: [],
        totals: { operator: 0, critical: 0, warning: 0, cleared: 0, connection: 0, info: 0 },
        openAlarms: 0,
      }),
      entry: async () => null,
      steps: async () => [],
    },
    pdus: {
      probe: async () => err(NOT_FOUND),
      test: async () => err(NOT_FOUND),
      add: async () => err(NOT_FOUND),
      addSimulated: async ({ model }) => {
        this.simulated.push(model);
        return ok('SIM0001' as PduId);
      },
      openTemporary: async () => err(NOT_FOUND),
      closeTemporary: async () => null,
      readNow: async () => {
        await this.slowCall;
        return err(NOT_FOUND);
      },
      remove: async () => err(NOT_FOUND),
      renameInBusbar: async () => err(NOT_FOUND),
      retryNow: async () => null,
      changeCredentials: async () => err(NOT_FOUND),
      trustCertificate: async () => err(NOT_FOUND),
      trustEngine: async () => err(NOT_FOUND),
      crossCheck: async () => err(NOT_FOUND),
      removeOtherAccess: async () => err(NOT_FOUND),
      renameElement: async () => err(NOT_FOUND),
      changeCycleDelay: async () => err(NOT_FOUND),
      changeInRushGuard: async () => err(NOT_FOUND),
      changePowerOnDelay: async () => err(NOT_FOUND),
      changeStartupState: async () => err(NOT_FOUND),
      changeAddress: async () => err(NOT_FOUND),
      list: async () => [],
    },
    power: {
      arm: async () => err({ kind: 'unknownPdu', message: NOT_FOUND.message }),
      undo: async () => false,
      dismiss: async () => null,
      readAgain: async () => err(NOT_FOUND),
      setProtected: async () => null,
      run: async () => err({ kind: 'unknownPdu', message: NOT_FOUND.message }),
    },
    shell: {
      snapshot: async () => EMPTY_SHELL,
      getInventory: async () => err(UNKNOWN_RESOURCE),
      power: async () => err(UNKNOWN_RESOURCE),
      changeAttributes: async () => err(UNKNOWN_RESOURCE),
      changeCustomAttribute: async () => err(UNKNOWN_RESOURCE),
      forgetConnection: async () => null,
      newToken: async () => ({ token: 'token' }),
      buildPackage: async () => err(UNKNOWN_RESOURCE),
    },
    sequences: {
      read: async () => err(NOT_FOUND),
      apply: async () => err(NOT_FOUND),
      cancel: async () => err(NOT_FOUND),
      drafts: async () => [],
      keepDraft: async () => null,
    },
  };

  onEvent(listener: (channel: string, payload: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  windowClosed(windowId: string): void {
    this.closedWindows.push(windowId);
  }

  emit(channel: string, payload: unknown): void {
    for (const listener of this.#listeners) listener(channel, payload);
  }
}
