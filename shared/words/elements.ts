import { elementLabel, type OutletId } from '../model/ids.ts';
import type { EDevice, Outlet, PduModel } from '../model/pdu.ts';
import type { PowerAction, PowerState } from '../model/power-state.ts';
import { upperFirst } from './capitals.ts';

/** The name, where it says more than the number: many PDUs come with `Outlet 14` as the name of outlet 14. Else empty. */
export function tellingName({ label, name }: Pick<Outlet, 'label' | 'name'>): string {
  const trimmed = name.trim();
  const bare = trimmed.toLowerCase().replace(/^outlet[\s_-]*/u, '');
  return bare === label.toLowerCase() ? '' : trimmed;
}

/** `14 db-02 PSU A` in lists; `14` when it has no name. */
export function outletInList(outlet: Pick<Outlet, 'label' | 'name'>): string {
  const name = tellingName(outlet);
  return name === '' ? outlet.label : `${outlet.label} ${name}`;
}

/** Scripts that run from right to left, and marks that turn or isolate what follows them. */
const TURNS =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A name as it stands in a sentence: one that runs from right to left is kept apart from what is around it (Unicode UAX 9). */
export function nameInSentence(name: string): string {
  return TURNS.test(name) ? `\u2068${name}\u2069` : name;
}

/** `outlet 14, db-02 PSU A` in sentences. */
export function outletInSentence(outlet: Pick<Outlet, 'label' | 'name'>): string {
  const name = tellingName(outlet);
  return name === '' ? `outlet ${outlet.label}` : `outlet ${outlet.label}, ${nameInSentence(name)}`;
}

/** The same, at the start of a sentence. */
export function outletAtStart(outlet: Pick<Outlet, 'label' | 'name'>): string {
  const text = outletInSentence(outlet);
  return upperFirst(text);
}

/** Finds an outlet's words by id; an outlet that is gone keeps its number. */
export function outletWords(model: PduModel | null, id: OutletId): Pick<Outlet, 'label' | 'name'> {
  return model?.outlets.find((outlet) => outlet.id === id) ?? { label: elementLabel(id), name: '' };
}

/** What a row calls an element that nobody named: `Inlet 1`, `Breaker C3`. */
export function genericName(device: EDevice): string {
  switch (device.kind) {
    case 'inlet':
      return `Inlet ${device.label.replace(/^I/iu, '')}`;
    case 'ocp':
      return device.type === 'fuse' || device.type === 'fusePair'
        ? `Fuse ${device.label}`
        : `Breaker ${device.label}`;
    case 'outlet':
      return `Outlet ${device.label}`;
    case 'ts':
      return 'Transfer switch';
  }
}

/** `L1-N`, `L2-L3`, `L1-L2-L3-N`. */
export function linesText(lines: readonly string[]): string {
  return lines.join('-');
}

/** A power state at the start of a line. */
export const POWER_STATE_WORDS: Record<PowerState, string> = {
  on: 'On',
  off: 'Off',
  cycling: 'Cycling',
  pendingOn: 'Waiting to turn on',
  suspended: 'Off, suspended',
  shed: 'Off, load shed',
  unknown: 'Unknown',
};

/** Verb on a button: `Cycle`, `Turn on`, `Turn off`. */
export const ACTION_WORDS: Record<PowerAction, string> = { on: 'Turn on', off: 'Turn off', cycle: 'Cycle' };
/** After the fact: `cycled`, `turned on`, `turned off`. */
export const ACTION_DONE_WORDS: Record<PowerAction, string> = {
  on: 'turned on',
  off: 'turned off',
  cycle: 'cycled',
};
