import type { DatabaseSync } from 'node:sqlite';
import { deskFields, EMPTY_DESK, settingsFields, type AppSettings, type Desk } from '../../shared/ipc/app.ts';
import { json, text } from './columns.ts';
import { inTransaction } from './database.ts';

type Patch<Values> = { readonly [Key in keyof Values]?: Values[Key] | undefined };

interface Field {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

/** Values by name as JSON; what is missing or makes no sense falls back to the default. */
class ValueStore<Values extends object> {
  readonly #database: DatabaseSync;
  readonly #fields: Readonly<Record<keyof Values, Field>>;
  readonly #defaults: Values;
  readonly #prefix: string;

  constructor(
    database: DatabaseSync,
    options: {
      readonly fields: Readonly<Record<keyof Values, Field>>;
      readonly defaults: Values;
      readonly prefix: string;
    },
  ) {
    this.#database = database;
    this.#fields = options.fields;
    this.#defaults = options.defaults;
    this.#prefix = options.prefix;
  }

  read(): Values {
    const rows = this.#database.prepare('SELECT key, value FROM setting').all();
    const kept = new Map(rows.map((row) => [text(row, 'key'), json(row, 'value')]));
    const entries = Object.entries<Field>(this.#fields).map(([name, field]) => {
      const parsed = field.safeParse(kept.get(`${this.#prefix}${name}`));
      return [name, parsed.success ? parsed.data : this.#defaults[name as keyof Values]];
    });
    return Object.fromEntries(entries) as Values;
  }

  change(patch: Patch<Values>): Values {
    const put = this.#database.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
    inTransaction(this.#database, () => {
      for (const [name, value] of Object.entries(patch))
        if (value !== undefined) put.run(`${this.#prefix}${name}`, JSON.stringify(value));
    });
    return this.read();
  }
}

/** Settings of the app. */
export class SettingsStore extends ValueStore<AppSettings> {
  constructor(database: DatabaseSync, defaults: AppSettings) {
    super(database, { fields: settingsFields, defaults, prefix: '' });
  }
}

/** How the window was arranged. */
export class DeskStore extends ValueStore<Desk> {
  constructor(database: DatabaseSync) {
    super(database, { fields: deskFields, defaults: EMPTY_DESK, prefix: 'desk.' });
  }
}
