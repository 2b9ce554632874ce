import { Dialog } from '../ui/Dialog.tsx';
import { useHelp } from './help-state.ts';

interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

interface KeyGroup {
  readonly where: string;
  readonly lines: readonly KeyLine[];
}

/** Every key that works, by where it works. Whoever adds a key adds its line here. */
const GROUPS: readonly KeyGroup[] = [
  {
    where: 'Anywhere',
    lines: [
      { keys: ['Esc'], does: 'Undo the newest armed outlet, else close or clear' },
      { keys: ['Ctrl 0'], does: 'Fleet' },
      { keys: ['Ctrl 1', 'Ctrl 9'], does: 'PDU tile 1 to 9' },
      { keys: ['F6', 'Shift F6'], does: 'Next or previous region' },
      { keys: ['/'], does: 'Focus the filter' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  {
    where: 'Outlets',
    lines: [
      { keys: ['Arrows'], does: 'Move; a column is a breaker' },
      { keys: ['C'], does: 'Arm a cycle' },
      { keys: ['O'], does: 'Arm on or off' },
      { keys: ['Enter'], does: 'Open in the inspector' },
      { keys: ['Space', 'Shift arrows'], does: 'Select, extend' },
      { keys: ['Ctrl A'], does: 'Select all that are shown' },
    ],
  },
  {
    where: 'Tree',
    lines: [
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'Move' },
      { keys: ['Left', 'Right'], does: 'Close or open' },
      { keys: ['A to Z'], does: 'Jump by name' },
    ],
  },
  {
    where: 'Sequence',
    lines: [
      { keys: ['Space'], does: 'Lift or drop a row, on its handle' },
      { keys: ['Up', 'Down', 'Home', 'End'], does: 'Move the lifted row' },
      { keys: ['Alt Up', 'Alt Down'], does: 'Move a row without lifting' },
      { keys: ['Ctrl Z', 'Ctrl Shift Z'], does: 'Undo, redo' },
      { keys: ['Ctrl S'], does: 'Apply' },
    ],
  },
  {
    where: 'Charts',
    lines: [
      { keys: ['P'], does: 'Pause or resume' },
      { keys: ['[', ']'], does: 'Shorter or longer window' },
      { keys: ['I'], does: 'Inspector, in a narrow window' },
    ],
  },
];

const isMac = navigator.userAgent.includes('Mac');

/** The keys that work. */
export function KeyboardHelp() {
  const { isOpen, setOpen } = useHelp();
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={() => setOpen(false)} width={760}>
      <div className="keys">
        {GROUPS.map((group) => (
          <section key={group.where}>
            <h3>{group.where}</h3>
            <dl>
              {group.lines.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{isMac ? key.replace('Ctrl', '\u2318') : key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
