import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DeviceError } from '../../../../shared/model/device-error.ts';
import type { SnmpAccess } from '../../../../shared/model/snmp-access.ts';
import { LACKING } from '../../../../shared/words/capabilities.ts';
import { UNTIL_WOKEN_MS, Waker } from '../../../polling/waker.ts';
import type { Oid } from '../../../snmp/oid.ts';
import { aborted } from '../../../support/aborted.ts';
import type { Clock } from '../../../support/clock.ts';
import { cancelledError } from '../../cancelled.ts';
import type { DeviceResult, DriverEvent, Sample } from '../../driver.ts';
import type { SnmpDeviceMap } from '../device-map.ts';
import type { FamilyTrap } from '../family/family.ts';
import { networkError } from '../transport/network-error.ts';
import type { SnmpAddress } from '../transport/address.ts';
import { plainAddress } from './trap-socket.ts';
import type { TrapSource } from './trap-source.ts';

interface WatchTrapsOptions {
  readonly source: TrapSource | null;
  readonly address: SnmpAddress;
  readonly access: SnmpAccess;
  readonly engineId: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What was discovered last. */
  readonly map: () => SnmpDeviceMap;
  /** Reads these sensors and every outlet. */
  readonly read: (sensors: readonly number[]) => Promise<DeviceResult<Sample>>;
  readonly onEvent: (event: DriverEvent) => void;
}

/** Reads that notifications ask for are at least this far apart: agents are slow, and notifications come in heaps. */
const BETWEEN_READS_MS = 500;
/** What is told of settings leads to a poll of its own: no more often than agents are polled. */
const BETWEEN_SETTINGS_MS = 2000;

/** The sender's address of what this PDU sends. */
async function senderAddresses(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [plainAddress(host)];
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => plainAddress(address));
}

/** Why no notifications can come; null when they can. */
function refusal({ source, map }: WatchTrapsOptions): DeviceError | null {
  if (source === null || source.state.kind === 'off' || map().family.traps === undefined)
    return { kind: 'unsupported', message: LACKING.events };
  return source.state.kind === 'failed' ? { kind: 'unsupported', message: source.state.message } : null;
}

/** State sensors are what notifications about readings tell of; figures come with the next poll. */
function stateSensors({ model }: SnmpDeviceMap): readonly number[] {
  return [...model.sensors.keys()].filter((index) => model.sensors[index]?.kind === 'state');
}

/** Takes notifications as hints where to look, reads there, and tells what was read. */
class TrapWatch {
  readonly #options: WatchTrapsOptions;
  readonly #waker = new Waker();
  readonly #hints = new Set<FamilyTrap['about']>();
  #settingsToldAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: WatchTrapsOptions) {
    this.#options = options;
  }

  hint(trap: Oid): void {
    const about = this.#options.map().family.traps?.find(({ oid }) => oid === trap)?.about;
    if (about === undefined) return;
    this.#hints.add(about);
    this.#waker.wake();
  }

  /** Until the signal aborts. Any number of hints that come during a read lead to one more. */
  async run(): Promise<void> {
    const { clock, signal, onEvent } = this.#options;
    while (!signal.aborted) {
      if (this.#hints.size === 0) {
        await this.#waker.sleep(clock, UNTIL_WOKEN_MS, signal);
        continue;
      }
      const startedAtMs = clock.nowMs();
      // Told in the future: the clock was set back since.
      const mayTell = Math.abs(startedAtMs - this.#settingsToldAtMs) >= BETWEEN_SETTINGS_MS;
      if (mayTell && this.#hints.delete('settings')) {
        this.#settingsToldAtMs = startedAtMs;
        onEvent({ kind: 'settingsChanged', element: 'pdu', by: null });
      }
      const withReadings = this.#hints.delete('readings');
      if (this.#hints.delete('outletState') || withReadings) await this.#read(withReadings);
      // An agent is left alone at least as long as it was busy.
      await clock.sleep(Math.max(BETWEEN_READS_MS, clock.nowMs() - startedAtMs), signal);
    }
  }

  /** A read that fails is made up for by the next poll; so is one whose sensors have other indexes since. */
  async #read(withReadings: boolean): Promise<void> {
    const { clock, map, read, onEvent, signal } = this.#options;
    const readStartedAtMs = clock.nowMs();
    const before = map().model.discovery;
    const sample = await read(withReadings ? stateSensors(map()) : []);
    if (!sample.ok || signal.aborted || map().model.discovery !== before) return;
    onEvent({ kind: 'outletStates', states: sample.value.outletStates, readStartedAtMs });
    if (withReadings) onEvent({ kind: 'readings', readings: sample.value, readAtMs: sample.value.readAtMs });
  }
}

/** Follows a PDU's notifications until the signal aborts; the reason why it does not or no longer does. */
export async function watchTraps(options: WatchTrapsOptions): Promise<DeviceError> {
  const refused = refusal(options);
  const { source, address, signal } = options;
  if (refused !== null || source === null) return refused ?? cancelledError();
  let senders: readonly string[] | null;
  try {
    // A resolver takes no signal, and closing the driver waits for this.
    senders = await Promise.race([senderAddresses(address.host), aborted(signal)]);
  } catch (error) {
    return networkError(error, address.hostPort);
  }
  if (senders === null || signal.aborted) return cancelledError();
  const watch = new TrapWatch(options);
  const { access, engineId } = options;
  const subscriptions = senders.map((sender) =>
    source.subscribe({ address: sender, access, engineId, onTrap: (trap) => watch.hint(trap) }),
  );
  try {
    await watch.run();
  } finally {
    for (const unsubscribe of subscriptions) unsubscribe();
  }
  return cancelledError();
}
