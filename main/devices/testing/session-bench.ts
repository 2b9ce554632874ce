import { onTestFinished } from 'vitest';
import type { PduEvent, PduView, SampleBatch } from '../../../shared/model/fleet.ts';
import { pduId } from '../../../shared/model/ids.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import type { XerusTarget } from '../../../shared/model/pdu-target.ts';
import { ok } from '../../../shared/result.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { silentLogger } from '../../support/logger.ts';
import { DeviceManager } from '../device-manager.ts';
import type { DeviceSession } from '../device-session.ts';
import type { DriverTarget } from '../driver-target.ts';
import { FleetStore, type ReportedNews } from '../fleet-store.ts';
import { MemoryPdu } from './memory-pdu.ts';

export const START_MS = new Date(2026, 2, 4, 14, 28, 3).getTime();
export const TARGET: XerusTarget = {
  protocol: 'xerus',
  address: '192.0.2.17',
  user: 'admin',
  password: 'pw',
  fingerprint: 'A'.repeat(64),
};

export interface SessionBench {
  readonly clock: ManualClock;
  readonly device: MemoryPdu;
  readonly session: DeviceSession;
  readonly manager: DeviceManager;
  readonly samples: SampleBatch[];
  /** Targets that drivers were opened for, in order. */
  readonly opened: DriverTarget[];
  readonly view: () => PduView;
  readonly events: () => readonly PduEvent[];
}

/** One session on a PDU in memory, on a clock that the test moves; its first poll is done unless the device fails. */
export async function sessionBench(
  options: {
    readonly prepare?: (device: MemoryPdu) => void;
    readonly serial?: string;
    /** What it is shown as, and by which it is paced; the device in memory has none. */
    readonly protocol?: Protocol;
    readonly target?: DriverTarget | null;
    /** Takes the place of the journal. */
    readonly keep?: (news: ReportedNews) => number | null;
  } = {},
): Promise<SessionBench> {
  const clock = new ManualClock(START_MS);
  const device = new MemoryPdu(clock);
  options.prepare?.(device);
  const { keep = () => null } = options;
  const fleet = new FleetStore({ clock, onChange: () => undefined, keep });
  const samples: SampleBatch[] = [];
  const opened: DriverTarget[] = [];
  const manager = new DeviceManager({
    fleet,
    clock,
    random: () => 0.5,
    logger: silentLogger,
    openDriver: async (target) => {
      opened.push(target);
      return ok(device.driver());
    },
    pollIntervalMs: () => 1000,
    emitSamples: (batch) => samples.push(batch),
    isOwnChange: () => false,
    onObserved: () => undefined,
  });
  onTestFinished(() => manager[Symbol.asyncDispose]());
  const id = pduId('MEM001');
  const session = manager.open({
    id,
    name: 'A07-L',
    address: TARGET.address,
    user: 'admin',
    protocol: options.protocol ?? 'xerus',
    snmp: null,
    otherProtocol: null,
    simulated: false,
    protectedOutlets: [],
    serial: options.serial ?? 'MEM001',
    target: options.target === undefined ? TARGET : options.target,
    spreadStart: false,
  });
  await clock.advance(0);
  return {
    clock,
    device,
    session,
    manager,
    samples,
    opened,
    view: () => {
      const view = fleet.pdu(id);
      if (view === undefined) throw new Error('The PDU is not shown.');
      return view;
    },
    events: () => fleet.state.events,
  };
}
