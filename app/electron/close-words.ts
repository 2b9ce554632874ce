import { isFinal, type OutletCommand, type PowerCommand } from '../../shared/model/command.ts';
import type { FleetState } from '../../shared/model/fleet.ts';
import type { PduId } from '../../shared/model/ids.ts';
import type { KeptSequenceDraft } from '../../shared/model/sequence.ts';
import { changeCount, sequenceDiff } from '../../shared/sequence/diff.ts';
import { ACTION_DONE_WORDS, outletAtStart, outletWords } from '../../shared/words/elements.ts';

/** What a native box says: one sentence in bold, and what follows from it. */
export interface CloseWords {
  readonly message: string;
  readonly detail: string;
}

const MOST_NAMED = 8;
const LONGEST_NAME = 64;

/** Names come from devices: one line, and no longer than they may be. */
function plain(name: string): string {
  const line = name.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}\u2026` : line;
}

const nameOf = ({ pdus }: Pick<FleetState, 'pdus'>, id: PduId) =>
  plain(pdus.find((pdu) => pdu.id === id)?.name ?? id);

function changes({ base, draft }: KeptSequenceDraft): number {
  return changeCount(sequenceDiff(base, draft));
}

const changesText = (count: number) => (count === 1 ? '1 change' : `${count} changes`);

/** `Keep the sequence draft for A07-L?` `4 changes are not on the PDU.` There is at least one draft. */
export function draftWords(
  drafts: readonly KeptSequenceDraft[],
  fleet: Pick<FleetState, 'pdus'>,
): CloseWords {
  const [first] = drafts;
  if (first !== undefined && drafts.length === 1) {
    const count = changes(first);
    return {
      message: `Keep the sequence draft for ${nameOf(fleet, first.pdu)}?`,
      detail: `${changesText(count)} ${count === 1 ? 'is' : 'are'} not on the PDU.`,
    };
  }
  const lines = drafts
    .slice(0, MOST_NAMED)
    .map((draft) => `${nameOf(fleet, draft.pdu)}: ${changesText(changes(draft))} not on the PDU.`);
  const more = drafts.length - lines.length;
  return {
    message: `Keep the sequence drafts for ${drafts.length} PDUs?`,
    detail: [...lines, ...(more === 0 ? [] : [`And ${more} more.`])].join('\n'),
  };
}

interface UnderWay {
  readonly command: PowerCommand;
  readonly outlet: OutletCommand;
}

/** Outlets that this app has begun to switch, and of which it is not known yet what became of them. */
function underWay({ commands }: Pick<FleetState, 'commands'>): readonly UnderWay[] {
  return commands
    .filter(({ door }) => door === 'app')
    .flatMap((command) => command.outlets.map((outlet) => ({ command, outlet })))
    .filter(({ outlet }) => outlet.phase !== 'armed' && !isFinal(outlet.phase));
}

const WHAT_FOLLOWS =
  'Busbar does not see how it ends, and sends nothing more. Look at the outlets when it runs again.';

/** `Outlet 14, db-02 PSU A, is being cycled. Close anyway?` Null when nothing is under way. */
export function switchingWords(fleet: Pick<FleetState, 'pdus' | 'commands'>): CloseWords | null {
  const outlets = underWay(fleet);
  const [first] = outlets;
  if (first === undefined) return null;
  const names = [...new Set(outlets.map(({ command }) => nameOf(fleet, command.pdu)))];
  const where = `On ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' and others' : ''}.`;
  return { message: `${going(first, outlets, fleet)}. Close anyway?`, detail: `${where} ${WHAT_FOLLOWS}` };
}

function going(
  { command, outlet }: UnderWay,
  outlets: readonly UnderWay[],
  { pdus }: Pick<FleetState, 'pdus'>,
): string {
  const isOneKind = outlets.every((each) => each.command.action === command.action);
  const done = isOneKind ? ACTION_DONE_WORDS[command.action] : 'switched';
  if (outlets.length > 1) return `${outlets.length} outlets are being ${done}`;
  const words = outletWords(pdus.find(({ id }) => id === command.pdu)?.model ?? null, outlet.outlet);
  const name = plain(words.name);
  const named = outletAtStart({ label: plain(words.label), name });
  return `${named}${named.includes(',') ? ',' : ''} is being ${done}`;
}
