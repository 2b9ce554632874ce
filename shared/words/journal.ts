import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from '../model/audit.ts';
import { elementLabel, type ElementId } from '../model/ids.ts';
import type { PowerAction } from '../model/power-state.ts';
import { upperFirst } from './capitals.ts';
import { CHANGE_WORDS } from './journal-changes.ts';
import { commandOutcome } from './journal-outcome.ts';
import { powerText } from './journal-power.ts';

const POWER_ACTIONS: ReadonlySet<AuditAction> = new Set<AuditAction>(['on', 'off', 'cycle']);

const isPower = (action: AuditAction): action is PowerAction => POWER_ACTIONS.has(action);

/** `setCycleDelay` -> `Set cycle delay`: for an action that another version of Busbar wrote. */
function spelledOut(action: string): string {
  const words = action.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
  return upperFirst(words);
}

/**
 * What happened, from all entries of one command or change, oldest first: `Cycle 7, 8, 9 in sequence`, `Name changed from
 * build-2`. Empty without entries.
 */
export function auditText(entries: readonly AuditEntry[]): string {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return '';
  const outcome = commandOutcome(entries);
  if (isPower(first.action)) return powerText(first.action, entries, outcome);
  if (!AUDIT_ACTIONS.includes(first.action)) return spelledOut(first.action);
  return CHANGE_WORDS[first.action]({
    state: outcome.state,
    before: first.before,
    // What was asked for; what was read back afterwards is in the steps.
    after: first.after,
    message: last.message ?? '',
  });
}

/** A name that was changed is the new one once it is: `19 build-02`. */
function renamedElement(entry: AuditEntry, element: ElementId): string {
  const name = entry.result === 'done' ? entry.after : entry.before;
  return [elementLabel(element), (name ?? '').trim()].filter((part) => part !== '').join(' ');
}

/** The element column: `14 db-02 PSU A`, `C5`, `3 outlets`, `Sequence`; empty for the PDU itself and for Busbar. */
export function auditElementName(entries: readonly AuditEntry[]): string {
  const last = entries.at(-1);
  if (last === undefined) return '';
  const count = new Set(entries.map(({ element }) => element)).size;
  if (count > 1) return `${count} outlets`;
  const { action, element, elementName } = last;
  if (action === 'setSequence' || action === 'cancelSequence') return 'Sequence';
  if (element === null || element === 'pdu') return '';
  return action === 'rename' ? renamedElement(last, element) : elementName;
}
