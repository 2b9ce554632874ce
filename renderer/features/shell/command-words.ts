import type { OutletCommand, PowerCommand } from '../../../shared/model/command.ts';
import { isFinished } from '../../../shared/model/command.ts';
import type { PduModel } from '../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { Toast } from '../../state/ui-slice.ts';
import { formatDuration, formatTenths } from '../../../shared/words/durations.ts';
import { ACTION_DONE_WORDS, outletAtStart, outletWords } from '../../../shared/words/elements.ts';
import { elementLabel } from '../../../shared/model/ids.ts';
import { formatNumber } from '../../../shared/words/numbers.ts';

const SHORT: Record<PowerAction, string> = { on: 'turns on', off: 'turns off', cycle: 'cycles' };
const DOING: Record<PowerAction, string> = { on: 'Turning on', off: 'Turning off', cycle: 'Cycling' };

function nameAtStart(model: PduModel | null, outlet: OutletCommand): string {
  return outletAtStart(outletWords(model, outlet.outlet));
}

/** `Outlet 14`. */
function numberAtStart(outlet: OutletCommand): string {
  return `Outlet ${elementLabel(outlet.outlet)}`;
}

function tookText(action: PowerAction, outlet: OutletCommand): string {
  const { sent, asked, confirmed } = outlet.phaseAtMs;
  const from = sent ?? asked;
  if (from === undefined || confirmed === undefined) return '';
  const took = formatTenths(confirmed - from);
  return action === 'cycle' ? `On again after ${took}` : `Read back after ${took}`;
}

function doneText(action: PowerAction, outlet: OutletCommand, drawsAmperes: number | null): string {
  const took = tookText(action, outlet);
  const draws = drawsAmperes === null ? '' : `draws ${formatNumber(drawsAmperes, 2)} A`;
  const facts = [took, draws].filter((part) => part !== '').join(', ');
  const sentence = facts === '' ? '' : `${atStart(facts)}. `;
  return `${sentence}Written to the audit log.`;
}

type Body = Omit<Toast, 'id'>;

function oneOutlet(
  command: PowerCommand,
  outlet: OutletCommand,
  model: PduModel | null,
  draws: number | null,
): Body | null {
  const did = ACTION_DONE_WORDS[command.action];
  const number = numberAtStart(outlet);
  switch (outlet.phase) {
    case 'confirmed':
      return {
        tone: 'ok',
        title: `${nameAtStart(model, outlet)}, ${did}`,
        text: doneText(command.action, outlet, draws),
        staysUntilDismissed: false,
      };
    case 'failed':
      return {
        tone: 'critical',
        title: `${number} was not ${did}`,
        text: outlet.message ?? '',
        staysUntilDismissed: true,
      };
    case 'unknown':
      return {
        tone: 'critical',
        title: `${number}: it is not known whether it was ${did}`,
        text: outlet.message ?? 'No answer came. Look at the device before you repeat it.',
        staysUntilDismissed: true,
      };
    case 'notSent':
      return notSent(command.action, outlet);
    case 'sent':
    case 'accepted':
      return outlet.noAnswerYet && outlet.phase === 'sent' ? noAnswer(number) : null;
    case 'armed':
    case 'asked':
      return null;
  }
}

/** Taken back by the operator, or stopped by the check at the end of the undo window: that one must be seen. */
function notSent(action: PowerAction, outlet: OutletCommand): Body {
  const number = numberAtStart(outlet);
  const message = outlet.message ?? '';
  if (message === '' || message.startsWith('Not sent')) {
    const told = message.replace(/^Not sent[.,]?\s*/u, '');
    const text = told === '' ? `${number} was not touched.` : atStart(told);
    return { tone: 'neutral', title: 'Not sent', text, staysUntilDismissed: false };
  }
  const why = message.replace(/^Not [^:.]+: /u, '');
  const title = `${number} was not ${ACTION_DONE_WORDS[action]}`;
  return { tone: 'critical', title, text: atStart(why), staysUntilDismissed: true };
}

function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function noAnswer(number: string): Body {
  return {
    tone: 'progress',
    title: `${number}: no answer from the PDU`,
    text: 'The command may have arrived. Its state is being read again. Do not repeat it yet.',
    staysUntilDismissed: true,
  };
}

const labels = (outlets: readonly OutletCommand[]) =>
  outlets.map((each) => elementLabel(each.outlet)).join(', ');

function manyFinished(command: PowerCommand): Body {
  const { outlets } = command;
  const by = (phase: OutletCommand['phase']) => outlets.filter((each) => each.phase === phase);
  const did = ACTION_DONE_WORDS[command.action];
  const [done, failed, unknown, notSent] = [by('confirmed'), by('failed'), by('unknown'), by('notSent')];
  if (done.length === outlets.length) {
    return {
      tone: 'ok',
      title: `${done.length} outlets ${did}`,
      text: 'Each was read back. Written to the audit log.',
      staysUntilDismissed: false,
    };
  }
  if (notSent.length === outlets.length) {
    return {
      tone: 'neutral',
      title: 'Not sent',
      text: `${outlets.length} outlets were not touched.`,
      staysUntilDismissed: false,
    };
  }
  const reason = [...failed, ...unknown].find((each) => each.message !== null)?.message;
  const parts = [
    failed.length === 0 ? '' : `Not ${did}: ${labels(failed)}.`,
    unknown.length === 0 ? '' : `Not known: ${labels(unknown)}.`,
    notSent.length === 0 ? '' : `Not sent: ${labels(notSent)}.`,
    reason ?? '',
  ];
  return {
    tone: 'critical',
    title: `${done.length} of ${outlets.length} outlets ${did}`,
    text: parts.filter((part) => part !== '').join(' '),
    staysUntilDismissed: true,
  };
}

function manyRunning(command: PowerCommand): Body | null {
  const { outlets } = command;
  if (outlets.every((each) => each.phase === 'armed')) return null;
  const done = outlets.filter((each) => each.phase === 'confirmed');
  const others = outlets.filter((each) => each.phase !== 'confirmed');
  return {
    tone: 'progress',
    title: `${DOING[command.action]} ${outlets.length} outlets, ${done.length} of ${outlets.length} done`,
    text: others.length > 12 ? `${others.length} to go.` : `To go: ${labels(others)}.`,
    staysUntilDismissed: true,
  };
}

/** The toast a command has now; null while the outlet itself shows all there is to say. */
export function commandToast(
  command: PowerCommand,
  model: PduModel | null,
  drawsAmperes: number | null,
): Body | null {
  const [only] = command.outlets;
  if (only === undefined) return null;
  if (command.outlets.length === 1) return oneOutlet(command, only, model, drawsAmperes);
  return isFinished(command) ? manyFinished(command) : manyRunning(command);
}

/** An outlet that came on again but draws nothing, though it did before. */
export function drawsNothing(outlet: OutletCommand): Body {
  const drew =
    outlet.currentBeforeAmperes === null
      ? ''
      : `It drew ${formatNumber(outlet.currentBeforeAmperes, 2)} A before. `;
  return {
    tone: 'critical',
    title: `${numberAtStart(outlet)} is on but draws no current`,
    text: `${drew}Check the device's own power switch.`,
    staysUntilDismissed: true,
  };
}

/** What is said once when an outlet enters a state; outcomes are said by their toasts. */
export function spokenPhase(
  command: PowerCommand,
  outlet: OutletCommand,
  model: PduModel | null,
  nowMs: number,
): string | null {
  if (command.outlets.length > 1) return null;
  if (outlet.phase === 'armed') {
    const seconds = Math.max(1, Math.round(((command.undoUntilMs ?? nowMs) - nowMs) / 1000));
    const unit = seconds === 1 ? 'second' : 'seconds';
    return `${nameAtStart(model, outlet)}, ${SHORT[command.action]} in ${seconds} ${unit}. Press Escape to undo.`;
  }
  if (outlet.phase !== 'accepted' || outlet.offSeenAtMs === null) return null;
  const left = outlet.cycleDelayMs === null ? '' : ` On in ${formatDuration(outlet.cycleDelayMs)}.`;
  return `${numberAtStart(outlet)} off.${left}`;
}
