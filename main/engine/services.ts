import type { AppInfo, AppSettings, Desk } from '../../shared/ipc/app.ts';
import type { CallContext } from '../../shared/ipc/builders.ts';
import type { AuditAction } from '../../shared/model/audit.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { DeviceManager } from '../devices/device-manager.ts';
import type { OpenDriver } from '../devices/driver-target.ts';
import type { FleetStore } from '../devices/fleet-store.ts';
import type { EventKeeper } from '../journal/event-keeper.ts';
import type { Journal } from '../journal/journal.ts';
import type { PowerService } from '../power/power-service.ts';
import type { SequenceService } from '../sequences/sequence-service.ts';
import type { Shell } from '../shell/shell.ts';
import type { TrapReceiver } from '../drivers/snmp/traps/trap-receiver.ts';
import type { AuditLog, AuditRecord } from '../storage/audit-log.ts';
import type { AuditStore } from '../storage/audit-store.ts';
import type { PduStore } from '../storage/pdu-store.ts';
import type { ProtectedStore } from '../storage/protected-store.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { DeskStore, SettingsStore } from '../storage/settings-store.ts';
import type { TrustStore } from '../storage/trust-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import type { DiscoverEngine } from './engine-trust.ts';
import type { SequenceDrafts } from './sequence-drafts.ts';
import type { StartSimulator } from './simulators.ts';

/** Everything the handlers work with; put together in `main/engine/create-services.ts`. */
export interface Services {
  readonly info: AppInfo;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the engine is disposed. */
  readonly signal: AbortSignal;
  readonly pdus: PduStore;
  readonly trust: TrustStore;
  readonly protectedOutlets: ProtectedStore;
  readonly settings: SettingsStore;
  readonly desk: DeskStore;
  readonly drafts: SequenceDrafts;
  readonly auditStore: AuditStore;
  readonly audit: AuditLog;
  readonly events: EventKeeper;
  readonly journal: Journal;
  readonly secrets: SecretStore;
  readonly fleet: FleetStore;
  readonly devices: DeviceManager;
  readonly power: PowerService;
  readonly sequences: SequenceService;
  readonly shell: Shell;
  readonly openDriver: OpenDriver;
  readonly discoverEngine: DiscoverEngine;
  readonly startSimulator: StartSimulator;
  readonly traps: TrapReceiver;
  readonly emitSettings: (settings: AppSettings) => void;
  readonly emitDesk: (desk: Desk) => void;
}

/** The start of an audit record about a PDU that is open. */
export function recordFor(
  services: Services,
  pdu: PduId,
  context: CallContext,
  action: AuditAction,
): Omit<AuditRecord, 'result'> {
  const record = services.devices.session(pdu)?.record;
  return {
    door: context.door,
    pdu,
    pduName: record?.name ?? '',
    pduUser: record?.view.user ?? null,
    element: 'pdu',
    elementName: record?.name ?? '',
    action,
  };
}
