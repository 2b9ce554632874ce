import type { AppSettings } from '../ipc/app.ts';
import { formatDelay } from './durations.ts';

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string | null): Values {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isValues(value) ? value : {};
  } catch {
    return {};
  }
}

interface SettingWords {
  readonly name: string;
  readonly value: (value: unknown) => string;
}

const plain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : 'another value';
const delay = (value: unknown) => (typeof value === 'number' ? formatDelay(value) : plain(value));
const onOff = (value: unknown) => (value === true ? 'on' : 'off');
const listener = (value: unknown) => {
  if (!isValues(value)) return 'off';
  return value['enabled'] === true ? `on at port ${plain(value['port'])}` : 'off';
};
const factors = (value: unknown) =>
  isValues(value) ? `C13 × ${plain(value['c13'])}, C19 × ${plain(value['c19'])}` : plain(value);

const WORDS: Readonly<Record<keyof AppSettings, SettingWords>> = {
  theme: { name: 'Theme', value: plain },
  undoWindowMs: { name: 'Undo window', value: delay },
  pollIntervalMs: { name: 'Poll interval', value: delay },
  powerUnit: { name: 'Unit of power', value: plain },
  delayUnit: { name: 'Unit of delays', value: (value) => (value === 'auto' ? 'ms and s' : plain(value)) },
  keepEventsDays: {
    name: 'Time that events are kept',
    value: (value) => `${plain(value)} ${value === 1 ? 'day' : 'days'}`,
  },
  singleKeys: { name: 'Single keys', value: onOff },
  protectedConfirm: {
    name: 'Confirming protected outlets',
    value: (value) => (value === 'type' ? 'typing the number' : 'holding'),
  },
  inRushFactors: { name: 'In-rush factors', value: factors },
  trapReceiver: { name: 'SNMP notifications', value: listener },
  automationEndpoint: { name: 'Automation endpoint', value: listener },
};

/** What differs between two sets of settings as the audit log keeps them: `Undo window changed from 3 s to 5 s`. */
export function appSettingsText(before: string | null, after: string | null): string {
  const [was, is] = [parse(before), parse(after)];
  const parts = Object.entries(WORDS).flatMap(([key, { name, value }]) => {
    if (!(key in is) || JSON.stringify(was[key]) === JSON.stringify(is[key])) return [];
    const [from, to] = [value(was[key]), value(is[key])];
    if (from === to) return [`${name} changed`];
    return [key in was ? `${name} changed from ${from} to ${to}` : `${name} set to ${to}`];
  });
  return parts.length === 0 ? 'Settings saved, nothing changed' : parts.join('; ');
}
