import type { DatabaseSync } from 'node:sqlite';
import { DEFAULT_SETTINGS, type AppInfo } from '../../shared/ipc/app.ts';
import type { EngineEmitters } from '../../shared/ipc/contract.ts';
import type { PduId } from '../../shared/model/ids.ts';
import { DeviceManager } from '../devices/device-manager.ts';
import { FleetStore } from '../devices/fleet-store.ts';
import { supportedPrivProtocols } from '../drivers/snmp/transport/access.ts';
import { TrapReceiver } from '../drivers/snmp/traps/trap-receiver.ts';
import { ChangeSignal } from '../journal/change-signal.ts';
import { EventKeeper } from '../journal/event-keeper.ts';
import { Journal } from '../journal/journal.ts';
import { PowerService } from '../power/power-service.ts';
import { SequenceService } from '../sequences/sequence-service.ts';
import { Shell } from '../shell/shell.ts';
import { AuditLog } from '../storage/audit-log.ts';
import { AuditStore } from '../storage/audit-store.ts';
import { openDatabase } from '../storage/database.ts';
import { DraftStore } from '../storage/draft-store.ts';
import { EndpointTokenStore } from '../storage/endpoint-token-store.ts';
import { EventStore } from '../storage/event-store.ts';
import { PduStore } from '../storage/pdu-store.ts';
import { PromiseStore } from '../storage/promise-store.ts';
import { ProtectedStore } from '../storage/protected-store.ts';
import { DeskStore, SettingsStore } from '../storage/settings-store.ts';
import { ShellStore } from '../storage/shell-store.ts';
import { TrustStore } from '../storage/trust-store.ts';
import { systemClock } from '../support/clock.ts';
import { createOpenDriver } from './drivers.ts';
import type { EngineOptions } from './engine-options.ts';
import { OpenPdus } from './open-pdus.ts';
import { hostPortOf } from './pdu-access.ts';
import { SequenceDrafts } from './sequence-drafts.ts';
import type { Services } from './services.ts';
import { SIMULATED_MODELS, startBuiltInSimulator } from './simulators.ts';

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

/** Everything that is kept in the data directory. */
function openStores(database: DatabaseSync, { pollIntervalMs }: EngineOptions) {
  const defaults = pollIntervalMs === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, pollIntervalMs };
  return {
    auditStore: new AuditStore(database),
    events: new EventStore(database),
    settings: new SettingsStore(database, defaults),
    desk: new DeskStore(database),
    drafts: new DraftStore(database),
    trust: new TrustStore(database),
    pdus: new PduStore(database),
    protectedOutlets: new ProtectedStore(database),
    promises: new PromiseStore(database),
    shell: new ShellStore(database),
    tokens: new EndpointTokenStore(database),
  };
}

/** What the parts need besides each other. */
function createBasics(options: EngineOptions, emit: EngineEmitters, lifetime: AbortSignal) {
  const { secrets, logger, operator, workstation, clock = systemClock, random = Math.random } = options;
  const database = openDatabase(options.dataDirectory);
  const stores = openStores(database, options);
  const changes = new ChangeSignal({ clock, signal: lifetime, tell: () => emit.journal.changed(null) });
  const onWritten = () => changes.raise();
  const audit = new AuditLog({ store: stores.auditStore, clock, operator, workstation, onWritten });
  const events = new EventKeeper({
    store: stores.events,
    clock,
    logger,
    keepDays: () => stores.settings.read().keepEventsDays,
    onChanged: onWritten,
  });
  const traps = new TrapReceiver(logger, (state) => emit.app.trapReceiverChanged(state));
  const openDriver = createOpenDriver(options.createDriver, { clock, logger }, traps);
  return { secrets, logger, clock, random, database, stores, audit, events, traps, openDriver };
}

/** Every service of the engine, and how they are wired. Throws when the data directory cannot be used. */
export function createServices(options: EngineOptions, emit: EngineEmitters, lifetime: AbortSignal) {
  const basics = createBasics(options, emit, lifetime);
  const { secrets, logger, clock, random, database, stores, audit, events, traps, openDriver } = basics;
  const { settings, trust, pdus } = stores;
  const fleet = new FleetStore({
    clock,
    keep: (news) => events.keep(news),
    onChange: (revision, change) => {
      emit.fleet.changed({ revision, change });
      shell.onFleetChange(change);
      power.onFleetChange(change);
      if (change.kind === 'pduRemoved') events.removed(change.pdu);
      if (change.kind === 'model') events.modelRead(change.pdu, change.model);
    },
  });
  const shared = {
    fleet,
    clock,
    logger,
    audit,
    session: (pdu: PduId) => devices.session(pdu),
    isStored: (pdu: PduId) => pdus.get(pdu) !== null,
  };
  const power: PowerService = new PowerService({
    ...shared,
    undoWindowMs: () => settings.read().undoWindowMs,
    promises: stores.promises,
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
  const { endpointLimits } = options;
  const shell: Shell = new Shell({
    ...shared,
    ...(endpointLimits === undefined ? {} : { endpointLimits }),
    pdus,
    secrets,
    power,
    store: stores.shell,
    tokens: stores.tokens,
    target: (pdu, protocol) => open.target(pdu, protocol),
    onLimitChanged: (pdu) => open.limitSessions(pdu),
    onChange: (change) => emit.shell.changed(change),
  });
  const services: Services = {
    info: createInfo(options),
    signal: lifetime,
    clock,
    logger,
    pdus,
    trust,
    protectedOutlets: stores.protectedOutlets,
    settings,
    desk: stores.desk,
    drafts: new SequenceDrafts(stores.drafts, clock),
    auditStore: stores.auditStore,
    audit,
    events,
    journal: new Journal(database, lifetime),
    secrets,
    fleet,
    devices,
    power,
    sequences: new SequenceService(audit, logger),
    shell,
    openDriver,
    discoverEngine: async (address, call) => {
      const { discoverEngineId } = await import('../drivers/snmp/transport/discover-engine-id.ts');
      return discoverEngineId(address, { ...call, clock });
    },
    startSimulator: options.startSimulator ?? startBuiltInSimulator,
    traps,
    emitSettings: emit.app.settingsChanged,
    emitDesk: emit.app.deskChanged,
  };
  const open: OpenPdus = new OpenPdus(services);
  return { services, database, open };
}
