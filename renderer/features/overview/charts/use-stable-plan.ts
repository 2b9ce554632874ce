import { useMemo, useState } from 'react';
import type { ElementId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import { usePowerUnit } from '../../../state/units.ts';
import type { ChartPlan } from './plan-types.ts';
import { chartPlan, samePlan } from './plan.ts';

/** The charts of an element; the same object while they stay the same, so that a new name on the PDU starts no chart anew. */
export function useStablePlan(model: PduModel, element: ElementId): ChartPlan {
  const powerUnit = usePowerUnit();
  const plan = useMemo(() => chartPlan(model, element, powerUnit), [model, element, powerUnit]);
  const [kept, setKept] = useState(plan);
  if (kept === plan || samePlan(kept, plan)) return kept;
  setKept(plan);
  return plan;
}
