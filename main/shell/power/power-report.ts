import type { CommandPhase, OutletCommand } from '../../../shared/model/command.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { Outlet } from '../../../shared/model/pdu.ts';
import { isOff, type OutletObservation } from '../../../shared/model/power-state.ts';
import type { PortOutcome, ShellFault, ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { oneLine } from '../../../shared/shell/device-text.ts';
import { upperFirst } from '../../../shared/words/capitals.ts';
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
  unknown: 'not known',
  notSent: 'not touched',
};

const LOAD_SHED =
  'Load shedding is active: the outlet is off by it, and may come on when it ends. End load shedding first.';

/** A phase that is none of the four means that the command is not over, so that nothing is known. */
function outcomeOf(phase: CommandPhase): PortOutcome['outcome'] {
  return phase === 'confirmed' || phase === 'failed' || phase === 'notSent' ? phase : 'unknown';
}

/** Windows show some answers by themselves, without a full stop. */
function sentence(text: string): string {
  const line = oneLine(text);
  return line === '' || /[.!?…]$/u.test(line) ? line : `${line}.`;
}

const NOT_ANY_MORE = 'It was read back as asked, and is not as asked any more.';

/** While other ports had their turn it was switched again, or fell back. */
function isUndone(command: ShellPowerCommand, { powerState }: OutletObservation): boolean {
  return command === 'PowerOff' ? powerState === 'on' : isOff(powerState);
}

/** What became of one outlet, in words. Off while load is shed is nothing that the command did. */
function outcomeAndAnswer(
  command: ShellPowerCommand,
  outlet: OutletCommand | undefined,
  now: OutletObservation | undefined,
): Pick<PortOutcome, 'outcome' | 'answer'> {
  if (outlet === undefined) return { outcome: 'notSent', answer: '' };
  const outcome = outcomeOf(outlet.phase);
  if (outcome !== 'confirmed') return { outcome, answer: sentence(outlet.message ?? '') };
  if (now?.powerState === 'shed') return { outcome: 'failed', answer: LOAD_SHED };
  if (now !== undefined && isUndone(command, now)) return { outcome: 'failed', answer: NOT_ANY_MORE };
  return { outcome, answer: sentence(outlet.message ?? 'Read back as asked.') };
}

function stateText({ powerState, readAtMs }: PortOutcome): string {
  if (readAtMs === null) return 'its state was never read.';
  const at = new Date(readAtMs).toISOString();
  return `state ${POWER_STATE_WORDS[powerState].toLowerCase()}, read at ${at}.`;
}

function portSentence({ words }: AskedPorts, outcome: PortOutcome, isSeveral: boolean): string {
  const said = [isSeveral ? `${OUTCOME_WORDS[outcome.outcome]}.` : '', outcome.answer].filter(
    (each) => each !== '',
  );
  const state = stateText(outcome);
  const port = `Port ${portText(outcome.port)} (${outletInSentence(words(outcome.outlet))}):`;
  return [port, ...said, said.length === 0 ? state : upperFirst(state)].join(' ');
}

/** What became of each port, with what is known of its outlet now. */
export function portOutcomes(
  { command, ports, state }: AskedPorts,
  outcomes: ReadonlyMap<OutletId, OutletCommand>,
): readonly PortOutcome[] {
  return ports.map(({ port, outlet }) => {
    const now = state(outlet);
    return {
      port,
      outlet,
      ...outcomeAndAnswer(command, outcomes.get(outlet), now),
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

/** `Outlet 4 is still on.` -> `The outlet is still on.`: to compare what is said of several. */
function withoutLabel(answer: string, label: string): string {
  const replace = (text: string, word: string, by: string) =>
    text
      .split(`${word} ${label}`)
      .reduce((said, rest) => `${said}${/^[\w/-]/u.test(rest) ? `${word} ${label}` : by}${rest}`);
  return replace(replace(answer, 'outlet', 'the outlet'), 'Outlet', 'The outlet');
}

/** What was answered for every port alike is said once. */
function sharedAnswer({ words }: AskedPorts, outcomes: readonly PortOutcome[]): string | null {
  const [first, ...others] = outcomes.map(({ answer, outlet }) => withoutLabel(answer, words(outlet).label));
  return first !== undefined && others.length > 0 && others.every((each) => each === first) ? first : null;
}

function headline({ command, pduName }: AskedPorts, outcomes: readonly PortOutcome[]): string {
  if (outcomes.every(({ outcome }) => outcome === 'notSent')) return `${command} was not sent to ${pduName}.`;
  const what = kindOf(outcomes) === 'unknown' ? 'has no known outcome' : 'failed';
  const done = outcomes.filter(({ outcome }) => outcome === 'confirmed').length;
  const counted = outcomes.length > 1 ? ` ${done} of ${outcomes.length} ports are as asked.` : '';
  return `${command} ${what} on ${pduName}.${counted}`;
}

/** Something was sent, or was about to be: the whole of what came of it. `reason`: why the rest was not sent. */
export function outcomeError(
  asked: AskedPorts,
  outcomes: readonly PortOutcome[],
  options: { readonly kind?: ShellFault['kind']; readonly reason?: string } = {},
): ShellError {
  const isUntouched = outcomes.every(({ outcome }) => outcome === 'notSent');
  const isSeveral = outcomes.length > 1 && !isUntouched;
  const shared = sharedAnswer(asked, outcomes);
  const parts = [
    headline(asked, outcomes),
    options.reason ?? '',
    shared ?? '',
    ...outcomes.map((each) =>
      portSentence(asked, shared === null ? each : { ...each, answer: '' }, isSeveral),
    ),
    isUntouched ? 'Nothing was switched.' : '',
  ];
  const message = oneLine(parts.filter((part) => part !== '').join(' '));
  return new ShellError({ kind: options.kind ?? kindOf(outcomes), message, ports: outcomes });
}

/** Nothing was sent, for a reason that all ports share. */
export function notSentError(asked: AskedPorts, kind: ShellFault['kind'], reason: string): ShellError {
  return outcomeError(asked, portOutcomes(asked, new Map()), { kind, reason });
}
