import type { PowerCommand } from '../../../../shared/model/command.ts';
import type { PduEvent } from '../../../../shared/model/fleet.ts';
import { elementKind, type ElementId, type PduId } from '../../../../shared/model/ids.ts';
import type { PduModel } from '../../../../shared/model/pdu.ts';
import type { PowerAction } from '../../../../shared/model/power-state.ts';
import { findEDevice } from '../../../../shared/model/pdu.ts';
import { isTripEvent, movedTo } from '../../../state/happenings.ts';

/** Something that happened, drawn as a line over the charts of what it happened to. */
export interface ChartMark {
  readonly key: string;
  readonly atMs: number;
  /** `tripped`, `moved to inlet 2`, `cycled`. */
  readonly text: string;
  /** A second line: `peak 18.8 A, 118 % of rating`. */
  readonly detail?: string;
  readonly tone: 'crit' | 'plain';
}

const DONE: Record<PowerAction, string> = { cycle: 'cycled', on: 'on', off: 'off' };

/** When a command took effect at an outlet: a cycle when its off was seen. */
function effectAtMs({ outlets }: PowerCommand, outlet: ElementId): number | null {
  const part = outlets.find((each) => each.outlet === outlet);
  if (part === undefined || part.phase !== 'confirmed') return null;
  return part.offSeenAtMs ?? part.phaseAtMs.confirmed ?? null;
}

interface Happened {
  readonly pdu: PduId;
  readonly events: readonly PduEvent[];
  readonly commands: readonly PowerCommand[];
}

function eventMark(model: PduModel, element: ElementId, event: PduEvent): ChartMark | null {
  if (event.element === null) return null;
  const isOwn = event.element === element;
  const mark = { key: `event:${event.id}`, atMs: event.atMs };
  if (isTripEvent(event)) {
    const label = findEDevice(model, event.element)?.label ?? '';
    if (isOwn) return { ...mark, text: 'tripped', tone: 'crit' };
    return isAbove(model, element, event.element)
      ? { ...mark, text: `${label} tripped`, tone: 'crit' }
      : null;
  }
  const to = movedTo(event);
  if (to === null) return null;
  const device = findEDevice(model, event.element);
  const isItsInlet = device?.kind === 'ts' && device.inlets.some((inlet) => inlet === element);
  return isOwn || isItsInlet || element === 'pdu' ? { ...mark, text: `moved to ${to}`, tone: 'plain' } : null;
}

/** What the trip of a breaker shows up at besides itself: the PDU, its inlets, and the outlets that lost their power. */
function isAbove(model: PduModel, element: ElementId, breaker: ElementId): boolean {
  const kind = element === 'pdu' ? 'pdu' : elementKind(element);
  if (kind === 'pdu') return true;
  const device = findEDevice(model, breaker);
  if (kind === 'inlet') return device?.kind === 'ocp' && device.inlet === element;
  return model.outlets.some((outlet) => outlet.id === element && outlet.ocp === breaker);
}

/** What is drawn over the charts of an element, oldest first; from what this window remembers. */
export function chartMarks(
  model: PduModel,
  element: ElementId,
  { pdu, events, commands }: Happened,
): readonly ChartMark[] {
  const fromEvents = events
    .filter((event) => event.pdu === pdu)
    .map((event) => eventMark(model, element, event))
    .filter((mark) => mark !== null);
  const fromCommands = commands.flatMap((command): ChartMark[] => {
    const atMs = command.pdu === pdu ? effectAtMs(command, element) : null;
    return atMs === null
      ? []
      : [{ key: `command:${command.id}`, atMs, text: DONE[command.action], tone: 'plain' }];
  });
  return [...fromEvents, ...fromCommands].sort((first, second) => first.atMs - second.atMs);
}

/** Where a mark stands in a frame, 0 at the left edge and 1 at the right; null outside. */
export function markShare(
  { atMs }: Pick<ChartMark, 'atMs'>,
  { endMs, windowMs }: { readonly endMs: number; readonly windowMs: number },
): number | null {
  const share = 1 - (endMs - atMs) / windowMs;
  return share < 0 || share > 1 ? null : share;
}

const LABEL_PX = 96;

/** Marks that get their words: from the newest on, those that do not stand in the words of a newer one. */
export function labelledMarks(
  placed: readonly { readonly key: string; readonly x: number }[],
): ReadonlySet<string> {
  const labelled = new Set<string>();
  let leftmost = Number.POSITIVE_INFINITY;
  for (const { key, x } of [...placed].sort((first, second) => second.x - first.x)) {
    if (leftmost - x < LABEL_PX) continue;
    labelled.add(key);
    leftmost = x;
  }
  return labelled;
}
