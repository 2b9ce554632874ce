import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PduIdentity } from '../../shared/model/pdu.ts';
import type { PowerAction, PowerState } from '../../shared/model/power-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { OutletCheck } from '../drivers/driver.ts';
import type { PromisedOn } from '../storage/promise-store.ts';
import { isChangedSince } from './judge-promise.ts';
import { messages } from './messages.ts';

/** What stood on the screen; null where nothing did (command line). */
export interface SeenOutlet {
  readonly outlet: OutletId;
  readonly name: string | null;
  readonly powerState: PowerState | null;
  /** The on of a cycle: whose change by the device's time the outlet must still be in. */
  readonly promise?: PromisedOn;
}

/** Compares what was read just now with what was seen. The failure is the sentence to show. */
export function compareWithSeen(
  check: OutletCheck,
  seen: readonly SeenOutlet[],
  options: { readonly identity: Pick<PduIdentity, 'serial' | 'mac'>; readonly action: PowerAction },
): Result<null, string> {
  const { serial, mac } = options.identity;
  if (check.serial !== serial || check.mac !== mac) return err(messages.otherPdu(options.action));
  const changed = seen.filter((each) => {
    const now = check.outlets.find((outlet) => outlet.outlet === each.outlet);
    return (
      now === undefined ||
      now.label !== elementLabel(each.outlet) ||
      (each.name !== null && now.name !== each.name) ||
      (each.powerState !== null && now.observation.powerState !== each.powerState) ||
      (each.promise !== undefined && isChangedSince(each.promise, now.observation.lastPowerStateChangeMs))
    );
  });
  if (changed.length === 0) return ok(null);
  return err(
    messages.anotherStopped(
      options.action,
      changed.map((each) => elementLabel(each.outlet)),
    ),
  );
}
