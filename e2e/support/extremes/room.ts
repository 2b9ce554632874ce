import { expect, type Page } from '@playwright/test';
import { createCertificate } from '../../../main/simulator/certificate.ts';
import type { ModelSpec, OutletSpec } from '../../../main/simulator/models/spec.ts';
import { startSimulator, type RunningSimulator } from '../../../main/simulator/simulator.ts';
import { largeSpec } from '../../../main/simulator/testing/large-spec.ts';
import { plainLabels, sizedSpec } from '../../../main/simulator/testing/sized-spec.ts';
import type { FleetState } from '../../../shared/model/fleet.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { Result } from '../../../shared/result.ts';
import { callEngine } from '../engine-call.ts';
import { AWKWARD_NAMES } from './awkward-names.ts';

/** All of them, on a slow machine. */
const READ_WITHIN_MS = 120_000;

const nameAt = (place: number): string => AWKWARD_NAMES[place % AWKWARD_NAMES.length] ?? '';
const named = (place: number): Partial<OutletSpec> => ({ name: nameAt(place) });
const withNamedParts = (spec: ModelSpec): ModelSpec => ({
  ...spec,
  inlets: spec.inlets.map((inlet, place) => ({ ...inlet, name: nameAt(place + 1) })),
  ocps: spec.ocps.map((ocp, place) => ({ ...ocp, name: nameAt(place) })),
});
const LARGE = withNamedParts(largeSpec(60, 12, named));

/** PDUs of every shape, by what is odd about them. */
const SHAPES = {
  large: LARGE,
  /** Breakers and inlet are metered, outlets neither measured nor switched. */
  meteredOnly: {
    ...LARGE,
    name: 'metered-only',
    outlets: LARGE.outlets.map((outlet) => ({ ...outlet, switchable: false, sensors: [] })),
  },
  /** Neither breakers nor measured outlets. */
  plain: sizedSpec(plainLabels(8), (label) => named(Number(label))),
  single: sizedSpec(['1'], () => named(2)),
} as const satisfies Readonly<Record<string, ModelSpec>>;

export type Shape = keyof typeof SHAPES;
export const SHAPE_NAMES = Object.keys(SHAPES) as readonly Shape[];

export interface ExtremeRoom extends AsyncDisposable {
  readonly simulators: Readonly<Record<Shape, RunningSimulator>>;
  readonly ids: Readonly<Record<Shape, PduId>>;
}

/** So many PDUs in the rail, with awkward names, read every second. */
export async function openExtremeRoom(app: Page, count: number): Promise<ExtremeRoom> {
  const certificate = await createCertificate('extremes');
  const all: RunningSimulator[] = [];
  const start = async (place: number, spec: ModelSpec) => {
    const serial = `EXT${String(place).padStart(4, '0')}`;
    const simulator = await startSimulator({ model: 'px3-1ph-8', spec, serial, certificate, seed: place });
    all.push(simulator);
    const { user, password, fingerprint } = simulator;
    const address = new URL(simulator.url).host;
    const target = { protocol: 'xerus', address, user, password, fingerprint, keepPassword: true };
    const added = await callEngine<Result<{ readonly pdu: PduId }, { readonly message: string }>>(
      app,
      'pdus.add',
      { ...target, name: nameAt(place) },
    );
    if (!added.ok) throw new Error(added.error.message);
    return { simulator, id: added.value.pdu };
  };
  const shapes = [];
  for (const [place, shape] of SHAPE_NAMES.entries())
    shapes.push({ shape, ...(await start(place, SHAPES[shape])) });
  const small = sizedSpec(plainLabels(2));
  for (let place = shapes.length; place < count; place += 1) await start(place, small);
  const read = async () => {
    const { pdus } = await callEngine<FleetState>(app, 'fleet.snapshot');
    return pdus.filter(({ connection, model }) => connection.kind === 'online' && model !== null).length;
  };
  await expect.poll(read, { timeout: READ_WITHIN_MS }).toBe(count);
  return {
    simulators: Object.fromEntries(
      shapes.map(({ shape, simulator }) => [shape, simulator]),
    ) as ExtremeRoom['simulators'],
    ids: Object.fromEntries(shapes.map(({ shape, id }) => [shape, id])) as ExtremeRoom['ids'],
    [Symbol.asyncDispose]: async () => {
      await Promise.all(all.map((simulator) => simulator[Symbol.asyncDispose]()));
    },
  };
}
