import type { ElementId, OutletId } from '../../../shared/model/ids.ts';
import type { OutletObservation, PowerState } from '../../../shared/model/power-state.ts';
import { isTrip, type Alarm, type Severity } from '../../state/alarms.ts';
import type { GlyphName } from '../../ui/glyph-shapes.tsx';
import type { TreeNode } from './build-tree.ts';

/** Worst first: the order in which a parent takes over a state of what is under it. */
const NODE_STATES = ['critical', 'warning', 'noData', 'busy', 'on', 'off'] as const;
type NodeState = (typeof NODE_STATES)[number];

export interface NodeInfo {
  readonly state: NodeState;
  /** Own alarm, not that of something under it. */
  readonly severity: Severity | null;
  readonly tripped: boolean;
  /** Switched on, but a breaker above it has tripped: the label of that breaker. */
  readonly noPowerFrom: string | null;
  readonly powerState: PowerState | null;
  /** An outlet whose state the PDU never tells: nothing is wrong with it. */
  readonly isMeteredOnly: boolean;
}

export interface NodeInputs {
  readonly outletStates: Readonly<Record<OutletId, OutletObservation>>;
  readonly alarms: readonly Alarm[];
  readonly busy: { has(outlet: OutletId): boolean };
  /** Nothing is known any more: every glyph says so. */
  readonly noData: boolean;
  /** Elements of which a part is not read while the rest of the PDU is. */
  readonly failing?: readonly ElementId[];
}

const POWER_STATES: Readonly<Record<PowerState, NodeState>> = {
  on: 'on',
  off: 'off',
  suspended: 'off',
  shed: 'off',
  cycling: 'busy',
  pendingOn: 'busy',
  unknown: 'noData',
};

function worst(states: readonly NodeState[]): NodeState {
  return NODE_STATES.find((state) => states.includes(state)) ?? 'on';
}

function isOutlet(id: ElementId): id is OutletId {
  return id.startsWith('outlet:');
}

function ownState(node: TreeNode, powerState: PowerState | null, inputs: NodeInputs): NodeState | null {
  if (!isOutlet(node.element) || node.kind !== 'outlet') return null;
  if (inputs.busy.has(node.element)) return 'busy';
  return powerState === null ? 'noData' : POWER_STATES[powerState];
}

function stateOf(
  inputs: NodeInputs,
  severity: Severity | null,
  own: NodeState | null,
  below: readonly NodeState[],
  isFailing: boolean,
): NodeState {
  if (inputs.noData) return 'noData';
  // The operator's own command is what an outlet shows while it runs.
  if (own === 'busy') return 'busy';
  if (isFailing) return severity ?? 'noData';
  if (own !== null) return severity ?? own;
  return worst(severity === null ? below : [severity, ...below]);
}

/** Switched off, by whatever means; still told when it is only the last known state. */
export function isOff(info: NodeInfo): boolean {
  return info.powerState !== null && POWER_STATES[info.powerState] === 'off';
}

/** An outlet without a switch of which the PDU tells no state. */
function isNeverTold({ kind, device }: TreeNode, powerState: PowerState | null): boolean {
  return kind === 'outlet' && powerState === 'unknown' && device?.kind === 'outlet' && !device.switchable;
}

/** State of every row by its key. A parent has the worst of its own alarms and what is under it. */
export function nodeInfos(root: TreeNode, inputs: NodeInputs): ReadonlyMap<string, NodeInfo> {
  const infos = new Map<string, NodeInfo>();
  const visit = (node: TreeNode, trippedAbove: string | null): NodeState => {
    const ownAlarms = inputs.alarms.filter(
      (alarm) => alarm.element === node.element && (node.kind !== 'pole' || alarm.pole === node.pole),
    );
    const severity = ownAlarms.some((alarm) => alarm.severity === 'critical')
      ? 'critical'
      : (ownAlarms[0]?.severity ?? null);
    const tripped = ownAlarms.some(isTrip);
    const powerState = isOutlet(node.element)
      ? (inputs.outletStates[node.element]?.powerState ?? null)
      : null;
    const isMeteredOnly = isNeverTold(node, powerState);
    const under = node.children.map((child) => visit(child, tripped ? node.label : trippedAbove));
    // A pole's alarm is its element's own; without one it says nothing about what is on.
    const below = under.filter((state, index) => {
      const child = node.children[index];
      const says = child === undefined ? undefined : infos.get(child.key);
      return child?.kind !== 'pole' && !(state === 'noData' && says?.isMeteredOnly === true);
    });
    const isFailing = node.kind !== 'pole' && inputs.failing?.includes(node.element) === true;
    const state = stateOf(inputs, severity, ownState(node, powerState, inputs), below, isFailing);
    const noPowerFrom = node.kind === 'outlet' && powerState === 'on' ? trippedAbove : null;
    infos.set(node.key, { state, severity, tripped, noPowerFrom, powerState, isMeteredOnly });
    return state;
  };
  visit(root, null);
  return infos;
}

const isSame = (one: NodeInfo, other: NodeInfo | undefined): boolean =>
  other !== undefined &&
  one.state === other.state &&
  one.severity === other.severity &&
  one.tripped === other.tripped &&
  one.noPowerFrom === other.noPowerFrom &&
  one.powerState === other.powerState &&
  one.isMeteredOnly === other.isMeteredOnly;

/** The infos of before while they say the same: states are read anew with every poll. */
export function steadyInfos(
  before: ReadonlyMap<string, NodeInfo>,
  now: ReadonlyMap<string, NodeInfo>,
): ReadonlyMap<string, NodeInfo> {
  if (before.size !== now.size) return now;
  for (const [key, info] of now) if (!isSame(info, before.get(key))) return now;
  return before;
}

const GLYPHS: Readonly<Record<NodeState, GlyphName>> = {
  critical: 'crit',
  warning: 'warn',
  noData: 'unk',
  busy: 'cyc',
  on: 'on',
  off: 'off',
};

const WORDS: Readonly<Record<NodeState, string>> = {
  critical: 'critical',
  warning: 'above warning',
  noData: 'no data',
  busy: 'in progress',
  on: 'on',
  off: 'off',
};

export function glyphOf(info: NodeInfo): GlyphName {
  return info.noPowerFrom !== null && info.state === 'on' ? 'off' : GLYPHS[info.state];
}

/** The state in words for a screen reader. */
export function wordsOf(info: NodeInfo): string {
  if (info.tripped) return 'tripped';
  if (info.noPowerFrom !== null) return `no power, ${info.noPowerFrom} tripped`;
  if (info.state === 'noData' && info.powerState === 'unknown') return 'state unknown';
  return WORDS[info.state];
}
