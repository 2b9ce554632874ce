import { useAppStore } from '../state/store.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useHelp } from './help-state.ts';
import { keyHost } from './key-host.ts';
import { keyGroups, printedKey } from './keys.ts';

/** The keys that work. */
export function KeyboardHelp() {
  const { isOpen, setOpen } = useHelp();
  const singleKeys = useAppStore((state) => state.settings.singleKeys);
  const host = keyHost();
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={() => setOpen(false)} width={760} isRead>
      {singleKeys ? null : (
        <p className="keys-note">Keys without Ctrl or Alt are turned off in Settings; they are not listed.</p>
      )}
      <div className="keys">
        {keyGroups(host).map(({ where, lines }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {lines
                .filter(({ isSingle }) => singleKeys || isSingle !== true)
                .map(({ keys, does }) => (
                  <div key={does}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{printedKey(key, host)}</kbd>
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
