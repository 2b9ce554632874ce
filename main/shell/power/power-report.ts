import type { OutletCommand } from '../../../shared/model/command.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import type { OutletObservation } from '../../../shared/model/power-state.ts';
import type { PortOutcome, ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { outletInSentence, POWER_STATE_WORDS } from '../../../shared/words/elements.ts';
import { ShellError } from '../shell-error.ts';
import { portText, type ResolvedPort } from './resolve-ports.ts';

/** What a report is about. */
export interface AskedPorts {
  readonly command: ShellPowerCommand;
  /** `A07-L (192.0.2.17)`. */
  readonly pduName: string;
  readonly ports: readonly ResolvedPort[];
  readonly words: (outlet: OutletId) => Pick<Outlet, 'label' | 'name'>;
  readonly state: (outlet: OutletId) => OutletObservation | undefined;
}

const OUTCOME_WORDS: Readonly<Record<PortOutcome['outcome'], string>> = {
  confirmed: 'done',
  failed: 'failed',
  unknown: 'outcome unknown',
  notSent: 'not touched',
};

/** A phase that is none of the four means that the command is not over, so that nothing is known. */
function outcomeOf(outlet: OutletCommand | undefined): PortOutcome['outcome'] {
  if (outlet === undefined) return 'notSent';
  const { phase } = outlet;
  return phase === 'confirmed' || phase === 'failed' || phase === 'notSent' ? phase : 'unknown';
}

function stateText({ powerState, readAtMs }: PortOutcome): string {
  if (readAtMs === null) return 'Its state was never read.';
  const at = new Date(readAtMs).toISOString();
  return `State: ${POWER_STATE_WORDS[powerState].toLowerCase()}, read at ${at}.`;
}

function portSentence({ words }: AskedPorts, outcome: PortOutcome, isSeveral: boolean): string {
  const parts = [
    `Port ${portText(outcome.port)} (${outletInSentence(words(outcome.outlet))}):`,
    ...(isSeveral ? [`${OUTCOME_WORDS[outcome.outcome]}.`] : []),
    ...(outcome.answer === '' ? [] : [outcome.answer]),
    stateText(outcome),
  ];
  return parts.join(' ');
}

/** What became of each port, with what is known of its outlet now. */
export function portOutcomes(
  { ports, state }: AskedPorts,
  outcomes: ReadonlyMap<OutletId, OutletCommand>,
): readonly PortOutcome[] {
  return ports.map(({ port, outlet }) => {
    const found = outcomes.get(outlet);
    const now = state(outlet);
    return {
      port,
      outlet,
      outcome: outcomeOf(found),
      answer: found?.message ?? '',
      powerState: now?.powerState ?? 'unknown',
      readAtMs: now?.readAtMs ?? null,
    };
  });
}

function kindOf(outcomes: readonly PortOutcome[]): ShellFault['kind'] {
  const has = (wanted: PortOutcome['outcome']) => outcomes.some(({ outcome }) => outcome === wanted);
  if (has('unknown')) return 'unknown';
  return has('failed') || has('confirmed') ? 'failed' : 'device';
}

/** Something was sent, or was about to be: the whole of what came of it. */
export function outcomeError(
  asked: AskedPorts,
  outcomes: readonly PortOutcome[],
  options: { readonly kind?: ShellFault['kind']; readonly reason?: string } = {},
): ShellError {
  const { command, pduName } = asked;
  const done = outcomes.filter(({ outcome }) => outcome === 'confirmed').length;
  const isUntouched = outcomes.every(({ outcome }) => outcome === 'notSent');
  const isSeveral = outcomes.length > 1;
  const counted = isSeveral ? ` ${done} of ${outcomes.length} ports are as asked.` : '';
  const head = isUntouched
    ? `${command} was not sent to ${pduName}.`
    : `${command} failed on ${pduName}.${counted}`;
  const reason = options.reason === undefined ? '' : ` ${options.reason}`;
  const sentences = outcomes.map((each) => portSentence(asked, each, isSeveral && !isUntouched));
  return new ShellError({
    kind: options.kind ?? kindOf(outcomes),
    message: `${head}${reason} ${sentences.join(' ')}${isUntouched ? ' Nothing was switched.' : ''}`,
    ports: outcomes,
  });
}

/** Nothing was sent, for a reason that all ports share. */
export function notSentError(asked: AskedPorts, kind: ShellFault['kind'], reason: string): ShellError {
  return outcomeError(asked, portOutcomes(asked, new Map()), { kind, reason });
}
