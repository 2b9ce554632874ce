import { elementLabel, type OutletId } from '../../shared/model/ids.ts';
import type { PduIdentity, PduModel } from '../../shared/model/pdu.ts';
import type { PowerAction } from '../../shared/model/power-state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { DeviceSession } from '../devices/device-session.ts';
import type { OutletCheck } from '../drivers/driver.ts';
import type { Clock } from '../support/clock.ts';
import type { CommandPlan } from './guard.ts';
import { messages } from './messages.ts';
import { compareWithSeen, type SeenOutlet } from './pre-check.ts';

/** What was decided upon when the command was given. */
export interface CommandIntent {
  readonly action: PowerAction;
  readonly plan: CommandPlan;
  readonly seen: readonly SeenOutlet[];
  readonly identity: Pick<PduIdentity, 'serial' | 'mac'>;
  /** Held by a person, or `--include-protected`. */
  readonly includeProtected: boolean;
}

/** The sentence for one outlet why the command is not sent. */
type Refusal = (outlet: OutletId) => string;

/** The device's call for all must still mean the outlets that were on screen. */
function isSameSet(plan: CommandPlan, model: PduModel | null): boolean {
  if (plan.call !== 'all') return true;
  const ids = new Set(model?.outlets.map((outlet) => outlet.id));
  return ids.size === plan.outlets.length && plan.outlets.every((outlet) => ids.has(outlet.id));
}

/**
 * The last look before a command leaves: reads its outlets again and compares PDU, label, name and state with what was
 * seen, and asks again whether they are protected (docs/contracts.md, "A power command's life"). `onRead` is called when the
 * PDU told something, whatever it was.
 */
export async function finalCheck(
  session: DeviceSession,
  intent: CommandIntent,
  signal: AbortSignal,
  onRead: () => void = () => undefined,
): Promise<Result<OutletCheck['outlets'], Refusal>> {
  const { action, plan, seen, identity } = intent;
  const outlets = plan.outlets.map((outlet) => outlet.id);
  const check = await session.checkOutlets(outlets, signal);
  if (!check.ok) {
    const reason = check.error.message;
    return err((outlet) => messages.notRead(action, elementLabel(outlet), reason));
  }
  onRead();
  const compared = compareWithSeen(check.value, seen, { identity, action });
  if (!compared.ok) return err(() => compared.error);
  const { model, view } = session.record;
  if (!isSameSet(plan, model)) return err(() => messages.otherOutlets(action));
  const protectedNow = outlets.filter((outlet) => view.protectedOutlets.includes(outlet));
  if (!intent.includeProtected && protectedNow.length > 0)
    return err(() => messages.protectedMeanwhile(action, protectedNow.map(elementLabel)));
  return ok(check.value.outlets);
}

/** Reads this often before a cycle that Busbar drives gives up turning on. */
const TRIES = 3;
const BETWEEN_TRIES_MS = 2000;

/** Why the second half of a cycle is not sent. */
export interface SecondHalfRefusal {
  /** The PDU told something else than was expected; false: nothing could be read. */
  readonly wasRead: boolean;
  readonly message: Refusal;
}

/** Before the second half of a cycle: still the same PDU and outlets, whatever state they are in now. */
export async function stillSameOutlets(
  session: DeviceSession,
  intent: CommandIntent,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Result<OutletCheck['outlets'], SecondHalfRefusal>> {
  const { clock, signal } = options;
  const seen = intent.seen.map(({ outlet }) => ({ outlet, name: null, powerState: null }));
  // The session lets go of another PDU, so what was read of it is told, not that nothing could be read afterwards.
  let found: Refusal | null = null;
  for (let attempt = 1; ; attempt += 1) {
    let wasRead = false;
    const onRead = () => {
      wasRead = true;
    };
    const check = await finalCheck(session, { ...intent, seen, includeProtected: true }, signal, onRead);
    if (check.ok) return check;
    if (wasRead) found = check.error;
    if (attempt >= TRIES || signal.aborted)
      return err({ wasRead: found !== null, message: found ?? check.error });
    await clock.sleep(BETWEEN_TRIES_MS, signal);
  }
}
