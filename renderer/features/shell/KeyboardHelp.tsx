import { Dialog } from '../../ui/Dialog.tsx';

const KEYS: readonly { readonly keys: readonly string[]; readonly where: string; readonly does: string }[] = [
  { keys: ['Esc'], where: 'anywhere', does: 'Undo the newest armed outlet, else close what is open' },
  { keys: ['Ctrl 0'], where: 'anywhere', does: 'Fleet' },
  { keys: ['Ctrl 1', 'Ctrl 9'], where: 'anywhere', does: 'PDU tile 1 to 9' },
  { keys: ['F6', 'Shift F6'], where: 'anywhere', does: 'Next or previous region' },
  { keys: ['/'], where: 'screen', does: 'Focus the filter' },
  { keys: ['?'], where: 'anywhere', does: 'This list' },
  { keys: ['Up', 'Down', 'Home', 'End'], where: 'tree', does: 'Move' },
  { keys: ['Left', 'Right'], where: 'tree', does: 'Close or open a row' },
  { keys: ['A to Z'], where: 'tree', does: 'Jump by name' },
  { keys: ['I'], where: 'workspace, narrow window', does: 'Show or hide the inspector' },
];

interface KeyboardHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const isMac = navigator.userAgent.includes('Mac');

/** The keys that work. */
export function KeyboardHelp({ isOpen, onClose }: KeyboardHelpProps) {
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose} width={408}>
      <table className="keys">
        <tbody>
          {KEYS.map(({ keys, where, does }) => (
            <tr key={does}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{isMac ? key.replace('Ctrl', '\u2318') : key}</kbd>
                ))}
              </td>
              <td className="ink">{does}</td>
              <td className="dim">{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
