import { inletId, ocpId, outletId, type EDeviceId, type ElementId } from '../../shared/model/ids.ts';
import type { Outlet, PduModel } from '../../shared/model/pdu.ts';
import { unitOf, type NumericQuantity, type PoleName } from '../../shared/model/quantity.ts';
import type { SensorDescriptor, Thresholds } from '../../shared/model/sensor.ts';

const NAMES = [
  'core-sw-01 PSU A',
  'mgmt-sw-01',
  'hv-01 PSU A',
  'hv-02 PSU A',
  'hv-03 PSU A',
  'blade-ch-1 PSU 1',
  'hv-04 PSU A',
  'hv-05 PSU A',
  'nas-01 PSU A',
  'nas-02 PSU A',
  '',
  'blade-ch-1 PSU 3',
  'db-01 PSU A',
  'db-02 PSU A',
  'gpu-01 PSU A',
  'gpu-02 PSU A',
  'san-sw-01',
  'gpu-03 PSU 1',
  'gpu-04 PSU 1',
  'gpu-05 PSU 1',
  'k8s-01',
  'k8s-02',
  'k8s-03',
  'jbod-01',
  'edge-fw-01 PSU A',
  'edge-rt-01',
  'lab-bench-3',
  'k8s-04',
  'build-01',
  'scope-rack',
  'ci-runner-1',
  'ci-runner-2',
  'ci-runner-3',
  '',
  'kvm-01',
  'backup-lib-1',
];
const LINES: readonly PoleName[] = ['L1', 'L2', 'L3'];

const limits = (lc: number | null, lw: number | null, uw: number | null, uc: number | null): Thresholds => ({
  lowerCritical: lc,
  lowerWarning: lw,
  upperWarning: uw,
  upperCritical: uc,
  deassertionHysteresis: 0,
  assertionTimeout: 0,
});

function sensor(
  element: ElementId,
  quantity: NumericQuantity,
  pole: PoleName | null = null,
  thresholds: Thresholds | null = null,
): SensorDescriptor {
  return {
    element,
    pole,
    quantity,
    kind: 'numeric',
    unit: unitOf(quantity),
    decimalDigits: 2,
    range: null,
    thresholds,
  };
}

function inletSensors(): SensorDescriptor[] {
  const inlet = inletId('I1');
  const perPole = LINES.flatMap((line) => [
    sensor(inlet, 'current', line, limits(null, null, 25.6, 30.4)),
    sensor(inlet, 'voltageLN', line, limits(207, 212, 248, 253)),
    sensor(inlet, 'voltage', line, limits(358, 366, 430, 438)),
    sensor(inlet, 'activePower', line),
    sensor(inlet, 'apparentPower', line),
    sensor(inlet, 'powerFactor', line),
    sensor(inlet, 'activeEnergy', line),
  ]);
  const whole = (
    ['activePower', 'apparentPower', 'powerFactor', 'activeEnergy', 'lineFrequency'] as const
  ).map((quantity) => sensor(inlet, quantity));
  return [
    ...perPole,
    sensor(inlet, 'current', 'N'),
    ...whole,
    sensor(inlet, 'current', null, limits(null, null, 25.6, 30.4)),
    sensor(inlet, 'unbalancedCurrent', null, limits(null, null, 60, 80)),
    sensor(inlet, 'residualCurrent', null, limits(null, null, 0.015, 0.03)),
  ];
}

const breakerOf = (index: number) => Math.floor(index / 6);

function outletAt(index: number): Outlet {
  const breaker = breakerOf(index);
  return {
    kind: 'outlet',
    id: outletId(String(index + 1)),
    label: String(index + 1),
    name: NAMES[index] ?? '',
    ratingAmperes: index % 6 === 5 ? 16 : 10,
    poles: [],
    receptacle: index % 6 === 5 ? 'IEC 60320 C19' : 'IEC 60320 C13',
    switchable: true,
    metered: true,
    inlet: inletId('I1'),
    ocp: ocpId(`C${breaker + 1}`),
    lines: [LINES[Math.floor(breaker / 2)] ?? 'L1', 'N'],
    sequenceDelayMs: [0, 500, 1000, 2000, 3000, 5000][index % 6] ?? 500,
    cycleDelayMs: 10_000,
    usePduCycleDelay: true,
    startupState: 'pduDefault',
  };
}

/** A 36-outlet three-phase PDU as the driver would have discovered it. */
export function demoModel(name: string, serial: string): PduModel {
  const outlets = NAMES.map((_name, index) => outletAt(index));
  const ocps = [0, 1, 2, 3, 4, 5].map((breaker) => ({
    kind: 'ocp' as const,
    id: ocpId(`C${breaker + 1}`),
    label: `C${breaker + 1}`,
    name: '',
    ratingAmperes: 16,
    poles: [{ line: LINES[Math.floor(breaker / 2)] ?? 'L1', nodeId: breaker + 10 }],
    type: 'breaker1Pole' as const,
    inlet: inletId('I1'),
    upstreamOcp: null,
  }));
  const edges: [EDeviceId, EDeviceId][] = [
    ...ocps.map((ocp): [EDeviceId, EDeviceId] => [inletId('I1'), ocp.id]),
    ...outlets.map((outlet): [EDeviceId, EDeviceId] => [outlet.ocp ?? inletId('I1'), outlet.id]),
  ];
  const trip = ocps.map((ocp): SensorDescriptor => ({
    ...sensor(ocp.id, 'current'),
    quantity: 'trip',
    kind: 'state',
    unit: null,
  }));
  return {
    discovery: 1,
    identity: {
      vendor: 'Raritan',
      model: 'PX3-5660V',
      serial,
      firmware: '4.0.20.5-49038',
      mac: '00:0d:5d:01:02:03',
    },
    settings: {
      name,
      location: null,
      cycleDelayMs: 10_000,
      inRushGuardDelayMs: 200,
      powerOnDelayMs: 0,
      startupState: 'lastState',
      outletPowerStateSequence: [],
    },
    inlets: [
      {
        kind: 'inlet',
        id: inletId('I1'),
        label: 'I1',
        name: 'Busway A tap 7',
        ratingAmperes: 32,
        plug: 'IEC 60309 3P+N+E 6h 32A',
        poles: [...LINES, 'N' as const].map((line, index) => ({ line, nodeId: index + 1 })),
      },
    ],
    ocps,
    outlets,
    transferSwitches: [],
    edges,
    sensors: [
      ...inletSensors(),
      ...ocps.flatMap((ocp) => [
        sensor(ocp.id, 'current', null, limits(null, null, 12.8, 15.2)),
        sensor(ocp.id, 'voltage'),
      ]),
      ...trip,
      ...outlets.flatMap((outlet) => [
        sensor(outlet.id, 'current', null, limits(null, null, 8, 9.5)),
        ...(['activePower', 'apparentPower', 'voltage', 'powerFactor', 'activeEnergy'] as const).map(
          (quantity) => sensor(outlet.id, quantity),
        ),
      ]),
    ],
    capabilities: [
      'switchOutlet',
      'cycleOutlet',
      'switchSeveral',
      'switchAll',
      'switchInSequence',
      'sequenceOrder',
      'sequenceDelay',
      'sequenceWrite',
      'inRushGuardDelay',
      'cycleDelay',
      'startupState',
      'powerOnDelay',
      'sequenceState',
      'cancelSequence',
      'rename',
      'events',
    ],
    sequenceDelayStepMs: 1,
  };
}
