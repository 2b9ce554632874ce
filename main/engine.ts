import { DEFAULT_SETTINGS, type AppInfo } from '../shared/ipc/app.ts';
import { channelName, type Unsubscribe } from '../shared/ipc/builders.ts';
import type { EngineEmitters, EngineHandlers } from '../shared/ipc/contract.ts';
import { DeviceManager } from './devices/device-manager.ts';
import type { OpenDriver } from './devices/driver-target.ts';
import { FleetStore } from './devices/fleet-store.ts';
import { supportedPrivProtocols } from './drivers/snmp/transport/access.ts';
import { TrapReceiver } from './drivers/snmp/traps/trap-receiver.ts';
import { appHandlers } from './engine/app-handlers.ts';
import { createOpenDriver, type CreateDriver } from './engine/drivers.ts';
import { disposeInOrder } from './engine/dispose.ts';
import { fleetHandlers } from './engine/fleet-handlers.ts';
import { OpenPdus } from './engine/open-pdus.ts';
import { hostPortOf } from './engine/pdu-access.ts';
import { pduHandlers } from './engine/pdu-handlers.ts';
import { powerHandlers } from './engine/power-handlers.ts';
import { sequenceHandlers } from './engine/sequence-handlers.ts';
import { shellHandlers } from './engine/shell-handlers.ts';
import type { Services } from './engine/services.ts';
import { startBuiltInSimulator, SIMULATED_MODELS, type StartSimulator } from './engine/simulators.ts';
import { TemporaryPdus } from './engine/temporary-pdus.ts';
import { applyTrapSettings } from './engine/trap-settings.ts';
import { PowerService } from './power/power-service.ts';
import { SequenceService } from './sequences/sequence-service.ts';
import { Shell, type ShellOptions } from './shell/shell.ts';
import { AuditLog } from './storage/audit-log.ts';
import { AuditStore } from './storage/audit-store.ts';
import { openDatabase } from './storage/database.ts';
import { EndpointTokenStore } from './storage/endpoint-token-store.ts';
import { PduStore } from './storage/pdu-store.ts';
import { PromiseStore } from './storage/promise-store.ts';
import { ProtectedStore } from './storage/protected-store.ts';
import type { SecretStore } from './storage/secret-store.ts';
import { SettingsStore } from './storage/settings-store.ts';
import { ShellStore } from './storage/shell-store.ts';
import { TrustStore } from './storage/trust-store.ts';
import { systemClock, type Clock } from './support/clock.ts';
import type { Logger } from './support/logger.ts';

export interface EngineOptions {
  /** Holds `busbar.db`; created when missing. One engine a directory. */
  readonly dataDirectory: string;
  readonly host: AppInfo['host'];
  readonly version: string;
  readonly secrets: SecretStore;
  readonly clock?: Clock;
  /** 0 to below 1; for jitter. */
  readonly random?: () => number;
  readonly logger: Logger;
  /** The operating system's user and this machine's name, for the audit log. */
  readonly operator: string;
  readonly workstation: string;
  readonly createDriver?: CreateDriver;
  readonly startSimulator?: StartSimulator;
  /** Default of the setting. */
  readonly pollIntervalMs?: number;
  /** Opens the automation endpoint for this run, whatever the setting says; `port` null is that of the setting. */
  readonly automationEndpoint?: { readonly port: number | null };
  /** Some limits of the endpoint, for tests. */
  readonly endpointLimits?: ShellOptions['endpointLimits'];
}

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

type Listener = (channel: string, payload: unknown) => void;

/** A listener that fails must not keep the others, or the engine, from going on. */
function createEmitters(listeners: ReadonlySet<Listener>, logger: Logger): EngineEmitters {
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
      trapReceiverChanged: emitter('app', 'trapReceiverChanged'),
    },
    fleet: { changed: emitter('fleet', 'changed'), samples: emitter('fleet', 'samples') },
    pdus: {},
    power: {},
    sequences: {},
    shell: { changed: emitter('shell', 'changed') },
  };
}

function createInfo(options: EngineOptions): AppInfo {
  const { version, host, dataDirectory, secrets, operator } = options;
  return {
    version,
    host,
    dataDirectory,
    secretsKeptIn: secrets.keptIn,
    operator,
    auditOn: true,
    simulatorModels: SIMULATED_MODELS,
    snmpPrivProtocols: supportedPrivProtocols(),
  };
}

function createServices(options: EngineOptions, emit: EngineEmitters, lifetime: AbortSignal) {
  const {
    dataDirectory,
    secrets,
    logger,
    operator,
    workstation,
    clock = systemClock,
    random = Math.random,
  } = options;
  const database = openDatabase(dataDirectory);
  const auditStore = new AuditStore(database);
  const audit = new AuditLog({ store: auditStore, clock, operator, workstation });
  const { pollIntervalMs = DEFAULT_SETTINGS.pollIntervalMs } = options;
  const settings = new SettingsStore(database, { ...DEFAULT_SETTINGS, pollIntervalMs });
  const fleet = new FleetStore({
    clock,
    onChange: (revision, change) => {
      emit.fleet.changed({ revision, change });
      shell.onFleetChange(change);
      power.onFleetChange(change);
    },
  });
  const traps = new TrapReceiver(logger, (state) => emit.app.trapReceiverChanged(state));
  const openDriver: OpenDriver = createOpenDriver(options.createDriver, { clock, logger }, traps);
  const trust = new TrustStore(database);
  const power: PowerService = new PowerService({
    fleet,
    audit,
    clock,
    logger,
    session: (pdu) => devices.session(pdu),
    undoWindowMs: () => settings.read().undoWindowMs,
    promises: new PromiseStore(database),
    isStored: (pdu) => pdus.get(pdu) !== null,
  });
  const devices: DeviceManager = new DeviceManager({
    fleet,
    clock,
    random,
    logger,
    openDriver,
    pollIntervalMs: () => settings.read().pollIntervalMs,
    emitSamples: (batch) => emit.fleet.samples(batch),
    isOwnChange: (pdu, outlet) => power.isOwnChange(pdu, outlet),
    onObserved: (pdu, observed) => power.observe(pdu, observed),
    trustedAtMs: (address) => trust.trustedAtMs(hostPortOf('xerus', address)),
  });
  const pdus = new PduStore(database);
  const shell: Shell = new Shell({
    fleet,
    clock,
    audit,
    pdus,
    secrets,
    power,
    session: (pdu) => devices.session(pdu),
    store: new ShellStore(database),
    tokens: new EndpointTokenStore(database),
    logger,
    ...(options.endpointLimits === undefined ? {} : { endpointLimits: options.endpointLimits }),
    isStored: (pdu) => pdus.get(pdu) !== null,
    target: (pdu, protocol) => open.target(pdu, protocol),
    onLimitChanged: (pdu) => open.limitSessions(pdu),
    onChange: (change) => emit.shell.changed(change),
  });
  const services: Services = {
    info: createInfo(options),
    clock,
    logger,
    signal: lifetime,
    pdus,
    trust,
    protectedOutlets: new ProtectedStore(database),
    settings,
    auditStore,
    audit,
    secrets,
    fleet,
    devices,
    power,
    sequences: new SequenceService(audit, logger),
    shell,
    openDriver,
    discoverEngine: async (address, call) => {
      const { discoverEngineId } = await import('./drivers/snmp/transport/discover-engine-id.ts');
      return discoverEngineId(address, { ...call, clock });
    },
    startSimulator: options.startSimulator ?? startBuiltInSimulator,
    traps,
    emitSettings: emit.app.settingsChanged,
  };
  const open: OpenPdus = new OpenPdus(services);
  return { services, database, open };
}

/** Opens the data directory and starts a session for every stored PDU. Rejects when the directory cannot be used. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const listeners = new Set<Listener>();
  const lifetime = new AbortController();
  const emit = createEmitters(listeners, options.logger);
  const { services, database, open } = createServices(options, emit, lifetime.signal);
  const { devices, power, audit, logger } = services;
  audit.closeUnfinished();
  const { trapReceiver, automationEndpoint } = services.settings.read();
  // A call of the command line is over before a notification could come.
  if (trapReceiver.enabled && options.host !== 'commandLine') await applyTrapSettings(services, trapReceiver);
  await open.restore();
  power.finishPromised();
  const { endpoint } = services.shell;
  if (options.automationEndpoint !== undefined)
    await endpoint.start(options.automationEndpoint.port ?? automationEndpoint.port, 'commandLine');
  else if (automationEndpoint.enabled && options.host !== 'commandLine')
    await endpoint.start(automationEndpoint.port, null);
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
