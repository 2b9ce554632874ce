/*
 * Every key that works, by where it works (design, section 5). The list behind `?` is made of it, and the keys that work on
 * every screen are matched by it. Whoever adds a key elsewhere adds its line here.
 */

/** Who keeps which keys: a browser has Ctrl 0 to 9 for its tabs and its zoom. */
export interface KeyHost {
  readonly isBrowser: boolean;
  readonly isMac: boolean;
}

/** What the keys do that work on every screen. */
export type AnywhereKey =
  | 'escape'
  | 'find'
  | 'fleet'
  | 'tile'
  | 'back'
  | 'forward'
  | 'nextRegion'
  | 'previousRegion'
  | 'filter'
  | 'keys';

interface KeyLine {
  /** As printed, `Ctrl K`; on macOS Ctrl is shown and pressed as the command key. */
  readonly keys: readonly string[];
  readonly does: string;
  /** Acts without Ctrl or Alt: only while no field has the focus, and unless it is turned off in Settings. */
  readonly isSingle?: true;
}

interface KeyGroup {
  readonly where: string;
  readonly lines: readonly KeyLine[];
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface AnywhereLine extends KeyLine {
  readonly id: AnywhereKey;
  /** All that are meant, where `keys` shows only the first and the last. */
  readonly alsoMeans?: readonly string[];
}

function anywhereLines({ isBrowser }: KeyHost): readonly AnywhereLine[] {
  const digit = isBrowser ? 'Alt' : 'Ctrl';
  return [
    { id: 'find', keys: ['Ctrl K'], does: 'Find an outlet, device or PDU' },
    { id: 'escape', keys: ['Esc'], does: 'Undo the newest armed outlet, else close or clear' },
    { id: 'fleet', keys: [`${digit} 0`], does: 'Fleet' },
    {
      id: 'tile',
      keys: [`${digit} 1`, `${digit} 9`],
      does: 'PDU tile 1 to 9',
      alsoMeans: DIGITS.map((each) => `${digit} ${each}`),
    },
    { id: 'back', keys: ['Alt Left'], does: 'Back' },
    { id: 'forward', keys: ['Alt Right'], does: 'Forward' },
    { id: 'nextRegion', keys: ['F6'], does: 'Next region' },
    { id: 'previousRegion', keys: ['Shift F6'], does: 'Previous region' },
    { id: 'filter', keys: ['/'], does: 'Focus the filter', isSingle: true },
    { id: 'keys', keys: ['?'], does: 'This list', isSingle: true },
  ];
}

const ELSEWHERE: readonly KeyGroup[] = [
  {
    where: 'Find',
    lines: [
      { keys: ['Up', 'Down', 'Page Up', 'Page Down'], does: 'Move' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['Ctrl Enter'], does: 'Arm a cycle of the outlet' },
    ],
  },
  {
    where: 'Rail and panels',
    lines: [
      { keys: ['Alt Up', 'Alt Down'], does: 'Move a PDU tile' },
      { keys: ['Shift F10'], does: 'Menu of a PDU tile' },
      { keys: ['Left', 'Right', 'Home', 'End'], does: 'Width of a panel, on its edge' },
      { keys: ['Enter'], does: 'Width as designed, on its edge' },
    ],
  },
  {
    where: 'Outlets',
    lines: [
      { keys: ['Arrows'], does: 'Move; a column is a breaker' },
      { keys: ['C'], does: 'Arm a cycle', isSingle: true },
      { keys: ['O'], does: 'Arm on or off', isSingle: true },
      { keys: ['Enter'], does: 'Open in the inspector' },
      { keys: ['Space', 'Shift arrows'], does: 'Select, extend' },
      { keys: ['Ctrl A'], does: 'Select all that are shown' },
    ],
  },
  {
    where: 'Tree and CloudShell',
    lines: [
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'Move' },
      { keys: ['Left', 'Right'], does: 'Close or open' },
      { keys: ['A to Z'], does: 'Jump by name; P, I and A act outside the tree' },
    ],
  },
  {
    where: 'Sequence',
    lines: [
      { keys: ['Space'], does: 'Lift or drop a row, on its handle' },
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'Move the lifted row' },
      { keys: ['Esc'], does: 'Put the lifted row back' },
      { keys: ['Alt Up', 'Alt Down', 'Alt Home', 'Alt End'], does: 'Move a row without lifting' },
      { keys: ['Shift Up', 'Shift Down'], does: 'Change a delay by 1 s; without Shift by 100 ms' },
      { keys: ['Enter'], does: 'Delay of a row, then of the next' },
      { keys: ['Ctrl Z', 'Ctrl Shift Z'], does: 'Undo, redo' },
      { keys: ['Ctrl S'], does: 'Apply' },
    ],
  },
  {
    where: 'Device settings',
    lines: [
      { keys: ['Enter'], does: 'Write the field' },
      { keys: ['Esc'], does: 'Put back what the PDU has' },
      { keys: ['Arrows'], does: 'Move from field to field, in a table' },
    ],
  },
  {
    where: 'Events',
    lines: [
      { keys: ['Up', 'Down', 'Page Up', 'Page Down'], does: 'Move' },
      { keys: ['Enter'], does: 'Open the line' },
      { keys: ['Esc'], does: 'Close the line' },
      { keys: ['Left', 'Right', 'Home', 'End'], does: 'Move to another time, on the columns' },
      { keys: ['Space'], does: 'List only that time, or all again' },
    ],
  },
  {
    where: 'Workspace',
    lines: [
      { keys: ['P'], does: 'Pause or resume charts', isSingle: true },
      { keys: ['[', ']'], does: 'Shorter or longer window', isSingle: true },
      { keys: ['Left', 'Right'], does: 'Move the crosshair; with Shift by 10' },
      { keys: ['I'], does: 'Show or hide the inspector', isSingle: true },
      { keys: ['A'], does: 'Acknowledge the alarm of the banner', isSingle: true },
    ],
  },
];

/** All groups for the list, on this host. */
export function keyGroups(host: KeyHost): readonly KeyGroup[] {
  return [{ where: 'Anywhere', lines: anywhereLines(host) }, ...ELSEWHERE];
}

/** A key as this machine names it: the command key on macOS. */
export function printedKey(key: string, { isMac }: KeyHost): string {
  return isMac ? key.replace('Ctrl', '\u2318').replace('Alt', '\u2325') : key;
}

/** A key press, as an event of the page has it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
};

/** By its place, since with Alt a digit types something else on many keyboards. */
function nameOfKey({ key, code }: KeyPress, hasModifier: boolean): string {
  const digit = /^(?:Digit|Numpad)(?<digit>\d)$/u.exec(code)?.groups?.['digit'];
  if (hasModifier && digit !== undefined) return digit;
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** `Ctrl K`, `Shift F6`, `?`: what was pressed, in the words of the list. Null where it is none of them. */
export function pressed(press: KeyPress, { isMac }: KeyHost): string | null {
  // The other one of the two belongs to the system.
  if (isMac ? press.ctrlKey : press.metaKey) return null;
  const isCommand = isMac ? press.metaKey : press.ctrlKey;
  const name = nameOfKey(press, isCommand || press.altKey);
  // Shift is how some keyboards type a sign at all.
  const isSign = name.length === 1 && !/[\p{L}\d]/u.test(name);
  return [isCommand && 'Ctrl', press.altKey && 'Alt', press.shiftKey && !isSign && 'Shift', name]
    .filter((part) => part !== false)
    .join(' ');
}

/** What a press means on every screen; null when it means nothing there. */
export function anywhereKey(press: KeyPress, host: KeyHost): { id: AnywhereKey; isSingle: boolean } | null {
  const made = pressed(press, host);
  const line = anywhereLines(host).find(({ keys, alsoMeans }) => (alsoMeans ?? keys).includes(made ?? ''));
  return line === undefined ? null : { id: line.id, isSingle: line.isSingle === true };
}
