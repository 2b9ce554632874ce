import type { DatabaseSync } from 'node:sqlite';
import type { AppSettings, AutomationEndpointSettings } from '../../shared/ipc/app.ts';
import type { TrapReceiverSettings } from '../../shared/model/trap-receiver.ts';
import { text } from './columns.ts';

const THEMES: ReadonlySet<unknown> = new Set(['system', 'dark', 'light']);

function within(value: unknown, minimum: number, maximum: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

function isAutomationEndpoint(value: unknown): value is AutomationEndpointSettings {
  if (typeof value !== 'object' || value === null || !('enabled' in value) || !('port' in value))
    return false;
  return typeof value.enabled === 'boolean' && within(value.port, 0, 65_535);
}

function isTrapReceiver(value: unknown): value is TrapReceiverSettings {
  if (typeof value !== 'object' || value === null || !('enabled' in value) || !('port' in value))
    return false;
  return typeof value.enabled === 'boolean' && within(value.port, 1, 65_535);
}

/** Settings of the app; what is missing or makes no sense falls back to the default. */
export class SettingsStore {
  readonly #database: DatabaseSync;
  readonly #defaults: AppSettings;

  constructor(database: DatabaseSync, defaults: AppSettings) {
    this.#database = database;
    this.#defaults = defaults;
  }

  read(): AppSettings {
    const rows = this.#database.prepare('SELECT key, value FROM setting').all();
    const kept = new Map(rows.map((row) => [text(row, 'key'), JSON.parse(text(row, 'value')) as unknown]));
    const theme = kept.get('theme');
    const undoWindowMs = kept.get('undoWindowMs');
    const pollIntervalMs = kept.get('pollIntervalMs');
    const trapReceiver = kept.get('trapReceiver');
    const automationEndpoint = kept.get('automationEndpoint');
    return {
      theme: THEMES.has(theme) ? (theme as AppSettings['theme']) : this.#defaults.theme,
      undoWindowMs: within(undoWindowMs, 1000, 10_000) ? undoWindowMs : this.#defaults.undoWindowMs,
      pollIntervalMs: within(pollIntervalMs, 500, 60_000) ? pollIntervalMs : this.#defaults.pollIntervalMs,
      trapReceiver: isTrapReceiver(trapReceiver) ? trapReceiver : this.#defaults.trapReceiver,
      automationEndpoint: isAutomationEndpoint(automationEndpoint)
        ? automationEndpoint
        : this.#defaults.automationEndpoint,
    };
  }

  change(patch: { readonly [Key in keyof AppSettings]?: AppSettings[Key] | undefined }): AppSettings {
    const put = this.#database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
    for (const [key, value] of Object.entries(patch)) {
      if (value !== undefined) put.run(key, JSON.stringify(value));
    }
    return this.read();
  }
}
