import { outletId } from '../../model/ids.ts';
import type { Outlet, PduIdentity, PduModel, PduSettings } from '../../model/pdu.ts';

interface LabelledPdu {
  readonly identity?: Partial<PduIdentity>;
  readonly settings?: Partial<PduSettings>;
  /** Differs in an outlet by its label. */
  readonly outlet?: (label: string) => Partial<Outlet>;
}

/** Labels `1` to `count`. */
export function labelsTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_each, at) => String(at + 1));
}

/** A PDU that has outlets with these labels, and nothing else. */
export function labelledPdu(
  labels: readonly string[],
  { identity = {}, settings = {}, outlet = () => ({}) }: LabelledPdu = {},
): PduModel {
  return {
    discovery: 1,
    identity: {
      vendor: 'Raritan',
      model: 'PX3-5145R',
      serial: 'PEG7B00412',
      firmware: '4.0.20.5-49038',
      mac: '00:0d:5d:01:02:03',
      ...identity,
    },
    settings: {
      name: 'A07-L',
      location: 'Rack A07 left',
      cycleDelayMs: 10_000,
      inRushGuardDelayMs: 200,
      powerOnDelayMs: null,
      startupState: null,
      outletPowerStateSequence: [],
      ...settings,
    },
    inlets: [],
    ocps: [],
    outlets: labels.map((label) => ({
      kind: 'outlet',
      id: outletId(label),
      label,
      name: '',
      ratingAmperes: 10,
      poles: [],
      receptacle: 'IEC 60320 C13',
      switchable: true,
      metered: true,
      inlet: null,
      ocp: null,
      lines: ['L1', 'N'],
      sequenceDelayMs: null,
      cycleDelayMs: null,
      usePduCycleDelay: true,
      startupState: null,
      ...outlet(label),
    })),
    transferSwitches: [],
    edges: [],
    sensors: [],
    capabilities: [],
    sequenceDelayStepMs: 1,
  };
}
