import type { Reaction, WalkMib } from '../../../../simulator/snmp/testing/walk-mib.ts';
import { rowOf, type Oid } from '../../../../snmp/oid.ts';
import { integer, numberOf, type SnmpValue } from '../../../../snmp/value.ts';
import type { Clock } from '../../../../support/clock.ts';

/** What a recorded device does with its outlets when a command is written. */
export interface SwitchRule {
  /** Columns of a command, by what it does: the value that does it, and what the cell reads afterwards, if not that value. */
  readonly commands: readonly {
    readonly column: Oid;
    readonly value: number;
    readonly becomes: 'on' | 'off';
    readonly readsAfter?: number;
  }[];
  /** Cells with the state: what stands behind the row, and the numbers for on and off. */
  readonly states: readonly {
    readonly column: Oid;
    readonly suffix?: string;
    readonly on: number;
    readonly off: number;
  }[];
}

function showState(mib: WalkMib, { states }: SwitchRule, row: string, state: 'on' | 'off'): void {
  for (const { column, suffix, ...numbers } of states)
    mib.put(
      suffix === undefined ? `${column}.${row}` : `${column}.${row}.${suffix}`,
      integer(numbers[state]),
    );
}

const isNumber = (value: SnmpValue, number: number): boolean => numberOf(value) === number;

/** A command that is written moves the state at once. */
export function movesState(rule: SwitchRule): Reaction {
  return ({ oid, value }, mib) => {
    for (const { column, value: code, becomes, readsAfter } of rule.commands) {
      const row = rowOf(oid, column);
      if (row === null || !isNumber(value, code)) continue;
      if (readsAfter !== undefined) mib.put(oid, integer(readsAfter));
      showState(mib, rule, row, becomes);
    }
  };
}

/** A command that is written turns the outlet off and after `offMs` on again. */
export function cycles(
  {
    column,
    value: code,
    states,
  }: { readonly column: Oid; readonly value: number } & Pick<SwitchRule, 'states'>,
  { clock, offMs, signal }: { readonly clock: Clock; readonly offMs: number; readonly signal: AbortSignal },
): Reaction {
  return ({ oid, value }, mib) => {
    const row = rowOf(oid, column);
    if (row === null || !isNumber(value, code)) return;
    const rule = { commands: [], states };
    showState(mib, rule, row, 'off');
    void clock.sleep(offMs, signal).then(() => {
      showState(mib, rule, row, 'on');
    });
  };
}

/** Commands are noted, and move the state when the queue's scalar gets `commit`; `clear` forgets them. */
export function notesUntilCommitted(
  rule: SwitchRule,
  queue: { readonly scalar: Oid; readonly clear: number; readonly commit: number },
): Reaction {
  const noted: (readonly [row: string, state: 'on' | 'off'])[] = [];
  return ({ oid, value }, mib) => {
    for (const { column, value: code, becomes, readsAfter } of rule.commands) {
      const row = rowOf(oid, column);
      if (row === null || !isNumber(value, code)) continue;
      if (readsAfter !== undefined) mib.put(oid, integer(readsAfter));
      noted.push([row, becomes]);
    }
    if (oid !== queue.scalar) return;
    const waiting = noted.splice(0);
    if (!isNumber(value, queue.commit)) return;
    mib.put(oid, integer(queue.clear));
    for (const [row, state] of waiting) showState(mib, rule, row, state);
  };
}
