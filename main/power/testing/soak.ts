import { vi } from 'vitest';
import { isFinal, isFinished, type PowerCommand } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import { outletId, type CommandId, type OutletId, type PduId } from '../../../shared/model/ids.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { BriskClock } from '../../engine/testing/brisk-clock.ts';
import type { EngineBench } from '../../engine/testing/engine-bench.ts';
import {
  addTarget,
  briskClock,
  connected,
  context,
  engine,
  simulator,
} from '../../engine/testing/simulator-bench.ts';
import type { RunningSimulator } from '../../simulator/simulator.ts';
import { DeviceHistory } from './device-history.ts';
import type { SeededRandom } from './random.ts';
import type { SoakWay } from './soak-way.ts';

const WINDOWS = ['w1', 'w2', 'w3'] as const;
const ACTIONS = ['on', 'off', 'cycle'] as const;

/** A simulated PDU, an engine, three windows, and a record of everything that became of their commands. */
export interface Soak {
  readonly clock: BriskClock;
  readonly device: RunningSimulator;
  readonly bench: EngineBench;
  readonly pdu: PduId;
  readonly history: DeviceHistory;
  /** Every command that was ever shown, as it was shown last. */
  readonly commands: ReadonlyMap<CommandId, PowerCommand>;
  /** When requests that move power arrived. */
  readonly wire: readonly number[];
  /** Commands whose button was held, as protected outlets need it. */
  readonly held: Set<CommandId>;
  /** The window of each armed command. */
  readonly windows: Map<CommandId, string>;
  /** What somebody else switched. */
  readonly touched: { readonly outlet: OutletId; readonly atMs: number }[];
  /** Outlets that were protected or not, from when on. */
  readonly protection: { readonly outlet: OutletId; readonly atMs: number; readonly isProtected: boolean }[];
  /** What must never happen and did. */
  readonly violations: string[];
  /** One person does one thing. */
  act(random: SeededRandom): Promise<void>;
  /** Resolves when every command has an outcome. */
  finished(): Promise<void>;
}

export async function startSoak(seed: number, way: SoakWay, onWire: (soak: Soak) => void): Promise<Soak> {
  const wire: number[] = [];
  const clock = briskClock();
  // The PDU's clock is right for some seeds, and five hours off, either way, for others.
  const startAtMs = clock.nowMs() + ((seed % 3) - 1) * 5 * 3_600_000;
  const device = await simulator({ clock, model: 'px3ts-12', seed, startAtMs, ...way.simulator });
  device.otherAdmin.changePdu({ cycleDelay: 2 });
  const bench = await engine({ clock, ...way.engine });
  await way.prepare(bench);
  const commands = new Map<CommandId, PowerCommand>();
  const violations: string[] = [];
  const { pdu } = await addTarget(bench, way.target(device));
  await connected(bench, pdu, 'online');
  const history = new DeviceHistory(device, clock);
  const soak: Soak = {
    clock,
    device,
    bench,
    pdu,
    history,
    commands,
    wire,
    held: new Set(),
    windows: new Map(),
    touched: [],
    protection: [],
    violations,
    act: (random) => act(soak, random),
    finished: () =>
      vi.waitFor(
        () => {
          const open = [...commands.values()].filter((each) => !isFinished(each));
          if (open.length > 0) throw new Error(`Still open: ${JSON.stringify(open)}`);
        },
        { timeout: 20_000, interval: 20 },
      ),
  };
  way.onPowerRequest(device, () => {
    wire.push(clock.nowMs());
    onWire(soak);
  });
  bench.engine.onEvent((channel, payload) => {
    if (channel !== 'fleet.changed') return;
    const { change } = payload as { readonly change: FleetChange };
    if (change.kind !== 'command') return;
    commands.set(change.command.id, change.command);
    noteOverlaps(commands, change.command, violations);
  });
  noteStrayCommands(soak, way.user);
  return soak;
}

function noteOverlaps(
  commands: ReadonlyMap<CommandId, PowerCommand>,
  { id, outlets }: PowerCommand,
  violations: string[],
): void {
  const open = new Set(outlets.filter((each) => !isFinal(each.phase)).map((each) => each.outlet));
  for (const other of commands.values()) {
    const twice = other.outlets.find((each) => open.has(each.outlet) && !isFinal(each.phase));
    if (other.id !== id && twice !== undefined) violations.push(`Two commands at once for ${twice.outlet}`);
  }
}

/** What the PDU was told in our name must belong to a command that is under way, or of which nobody knows. */
function noteStrayCommands({ device, commands, touched, violations, clock }: Soak, ourUser: string): void {
  device.pdu.onEvent((event) => {
    if (event.kind !== 'powerControl') return;
    if (event.actor.user !== ourUser) {
      touched.push({ outlet: outletId(String(event.outlet + 1)), atMs: clock.nowMs() });
      return;
    }
    const outlets = [...commands.values()].flatMap((command) => command.outlets);
    const own = outlets.filter((each) => each.outlet === `outlet:${event.outlet + 1}`);
    const isOurs = own.some(
      ({ phase, phaseAtMs }) => phaseAtMs.sent !== undefined && (!isFinal(phase) || phase === 'unknown'),
    );
    if (!isOurs)
      violations.push(`Outlet ${event.outlet + 1} was told at ${clock.nowMs()}, after all outcomes`);
  });
}

async function act(soak: Soak, random: SeededRandom): Promise<void> {
  const what = random.next();
  const windowId = random.pick(WINDOWS);
  if (what < 0.55) await arm(soak, windowId, random);
  else if (what < 0.68) void run(soak, random);
  else if (what < 0.76) await undo(soak, random);
  else if (what < 0.82) closeWindow(soak, windowId);
  else if (what < 0.88) await toggleProtected(soak, random);
  else if (what < 0.93) void soak.bench.engine.handlers.sequences.cancel({ pdu: soak.pdu }, context);
  else void reorder(soak);
}

function chooseOutlets(random: SeededRandom, all: readonly OutletId[]): readonly OutletId[] {
  const kind = random.next();
  if (kind < 0.7) {
    const one = all[random.below(all.length)];
    return one === undefined ? [] : [one];
  }
  return kind < 0.95 ? all.filter(() => random.chance(0.3)) : all;
}

async function arm(soak: Soak, windowId: string, random: SeededRandom): Promise<void> {
  const { bench, pdu } = soak;
  const { model, outletStates } = await bench.view(pdu);
  if (model === null) return;
  const ids = chooseOutlets(
    random,
    model.outlets.map((each) => each.id),
  );
  const outlets = ids.map((outlet) => ({
    outlet,
    name: model.outlets.find((each) => each.id === outlet)?.name ?? '',
    powerState: outletStates[outlet]?.powerState ?? ('unknown' as const),
  }));
  if (outlets.length === 0) return;
  const scope = outlets.length === 1 ? 'one' : outlets.length === model.outlets.length ? 'all' : 'several';
  const heldProtected = random.chance(0.1);
  const action = random.pick(ACTIONS);
  const respectSequence = random.chance(0.5);
  const request = { pdu, action, scope, outlets, respectSequence, heldProtected } as const;
  const armed = await bench.engine.handlers.power.arm(request, { windowId, door: 'app' });
  if (!armed.ok) return;
  soak.windows.set(armed.value, windowId);
  if (heldProtected) soak.held.add(armed.value);
}

async function run(soak: Soak, random: SeededRandom): Promise<void> {
  const { bench, pdu } = soak;
  const { model } = await bench.view(pdu);
  const ids = model?.outlets.map((each) => each.id) ?? [];
  const outlet = ids[random.below(ids.length)];
  if (outlet === undefined) return;
  const action: PowerAction = random.pick(ACTIONS);
  const cycleDelayMs = action === 'cycle' && random.chance(0.5) ? 3000 : null;
  const request = {
    pdu,
    action,
    scope: 'one',
    outlets: [outlet],
    respectSequence: false,
    includeProtected: false,
    cycleDelayMs,
  } as const;
  await bench.engine.handlers.power.run(
    { ...request, outlets: [outlet] },
    { windowId: 'cli', door: 'commandLine' },
  );
}

async function undo({ bench, commands, violations, clock }: Soak, random: SeededRandom): Promise<void> {
  const ids = [...commands.keys()];
  const id = ids[random.below(ids.length)];
  if (id === undefined) return;
  const isUndone = await bench.engine.handlers.power.undo({ command: id }, context);
  const isNotSent = commands.get(id)?.outlets.every((each) => each.phase === 'notSent') === true;
  if (isUndone && !isNotSent) violations.push(`Undone at ${clock.nowMs()} and yet not "not sent": ${id}`);
}

function closeWindow({ bench, commands, windows, violations }: Soak, windowId: string): void {
  const own = [...commands.values()].filter(({ id }) => windows.get(id) === windowId);
  const armed = own.filter((each) => each.outlets.every((outlet) => outlet.phase === 'armed'));
  bench.engine.windowClosed(windowId);
  for (const { id } of armed) {
    const isNotSent = commands.get(id)?.outlets.every((each) => each.phase === 'notSent') === true;
    if (!isNotSent) violations.push(`Its window is gone and it is still armed: ${id}`);
  }
}

async function toggleProtected({ bench, pdu, protection, clock }: Soak, random: SeededRandom): Promise<void> {
  const { model, protectedOutlets } = await bench.view(pdu);
  const ids = model?.outlets.map((each) => each.id) ?? [];
  const outlet = ids[random.below(ids.length)];
  if (outlet === undefined) return;
  const isProtected = protectedOutlets.includes(outlet);
  await bench.engine.handlers.power.setProtected({ pdu, outlet, protected: !isProtected }, context);
  protection.push({ outlet, atMs: clock.nowMs(), isProtected: !isProtected });
}

async function reorder({ bench, pdu }: Soak): Promise<void> {
  const { sequences } = bench.engine.handlers;
  const read = await sequences.read({ pdu }, context);
  if (!read.ok) return;
  const { revision, order, delaysMs, inRushGuardDelayMs } = read.value;
  const draft = { order: order.toReversed(), delaysMs: { ...delaysMs }, inRushGuardDelayMs };
  await sequences.apply({ pdu, baseRevision: revision, draft }, context);
}
