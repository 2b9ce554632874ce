import { z } from 'zod';
import { switchOutlets, type SwitchAction } from '../../pdu/commands.ts';
import type { Actor } from '../../pdu/events.ts';
import type { SequenceProgress } from '../../pdu/state.ts';
import type { WireDevice } from '../device.ts';
import { NO_PARAMS, getter, method, setter, type MethodTable } from '../method.ts';
import type { WireStruct } from '../values.ts';
import { powerStateSchema } from './outlet.ts';

export function sequenceStruct(progress: SequenceProgress): WireStruct {
  return { ...progress };
}

function run(
  { pdu, profile }: WireDevice,
  indexes: readonly number[] | 'all',
  action: SwitchAction,
  options: { readonly respectSequence: boolean; readonly actor: Actor },
): number {
  const asked = indexes === 'all' ? pdu.outlets : [...new Set(indexes)].map((index) => pdu.outlets[index]);
  const outlets = asked.filter((outlet) => outlet !== undefined);
  return switchOutlets(pdu, outlets, {
    action,
    ...options,
    refusesWhenShed: profile.refusesSwitchingWhenShed,
  });
}

/** Switching of several or all outlets, and the sequence under way (Xerus reference 4.2). */
export function pduSwitchingMethods(device: WireDevice): MethodTable {
  const { pdu } = device;
  const outletNumbers = z.array(
    z
      .int()
      .min(0)
      .max(pdu.outlets.length - 1),
  );
  return {
    setAllOutletPowerStates: setter(
      'switchOutlet',
      z.object({ pstate: powerStateSchema }),
      ({ pstate }, { actor }) =>
        run(device, 'all', pstate === 1 ? 'on' : 'off', { respectSequence: true, actor }),
    ),
    setMultipleOutletPowerStates: setter(
      'switchOutlet',
      z.object({ outletNumbers, state: powerStateSchema, respectSequence: z.boolean() }),
      (params, { actor }) =>
        run(device, params.outletNumbers, params.state === 1 ? 'on' : 'off', {
          respectSequence: params.respectSequence,
          actor,
        }),
    ),
    cycleAllOutletPowerStates: setter('switchOutlet', NO_PARAMS, (_, { actor }) =>
      run(device, 'all', 'cycle', { respectSequence: true, actor }),
    ),
    cycleMultipleOutletPowerStates: setter(
      'switchOutlet',
      z.object({ outletNumbers, respectSequence: z.boolean() }),
      (params, { actor }) =>
        run(device, params.outletNumbers, 'cycle', { respectSequence: params.respectSequence, actor }),
    ),
    getOutletSequenceState: getter(() => sequenceStruct(pdu.switching.progress())),
    cancelOutletSequence: method(
      NO_PARAMS,
      () => {
        pdu.switching.cancelSequence();
        return null;
      },
      'switchOutlet',
    ),
  };
}
