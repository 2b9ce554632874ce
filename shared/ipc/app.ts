import * as z from 'zod/mini';
import type { AuditEntry } from '../model/audit.ts';
import type { SnmpPrivProtocol } from '../model/snmp-access.ts';
import type { TrapReceiverState } from '../model/trap-receiver.ts';
import { event, request } from './builders.ts';
import { nothingSchema, pduIdSchema } from './schemas.ts';

/** What runs, where, and what it keeps. */
export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'commandLine';
  readonly dataDirectory: string;
  /** `keychain` is the operating system's; `keyFile` a key readable by its owner only; `session` is lost at exit. */
  readonly secretsKeptIn: 'keychain' | 'keyFile' | 'session';
  readonly operator: string;
  readonly auditOn: boolean;
  /** What the simulator offers, for the first-run screen and `simulate`. */
  readonly simulatorModels: readonly { readonly name: string; readonly description: string }[];
  /** SNMP v3 privacy protocols that this runtime has: DES is missing where OpenSSL leaves it out. */
  readonly snmpPrivProtocols: readonly SnmpPrivProtocol[];
}

/** What every setting may be; what is kept on disk is read by the same. */
export const settingsFields = {
  theme: z.enum(['system', 'dark', 'light']),
  undoWindowMs: z.int().check(z.minimum(1000), z.maximum(10_000)),
  pollIntervalMs: z.int().check(z.minimum(500), z.maximum(60_000)),
  /** How powers of a whole PDU are written; outlets are always in W. */
  powerUnit: z.enum(['kW', 'W']),
  /** How delays are shown, and how a bare number is read. */
  delayUnit: z.enum(['auto', 'ms', 's']),
  /** Events of PDUs and of their connections are kept for so long; the audit log is kept for good. */
  keepEventsDays: z.int().check(z.minimum(1), z.maximum(3650)),
  /** Keys without Ctrl or Alt (`C`, `O`, `P`, `/` …) act. */
  singleKeys: z.boolean(),
  /** How switching a protected outlet is confirmed: by holding for 1.5 s, or by typing its number. */
  protectedConfirm: z.enum(['hold', 'type']),
  /** In-rush of an outlet is estimated as its current times this, by receptacle. */
  inRushFactors: z.object({
    c13: z.number().check(z.minimum(1), z.maximum(50)),
    c19: z.number().check(z.minimum(1), z.maximum(50)),
  }),
  /** SNMP notifications; off until a person turns it on. */
  trapReceiver: z.object({ enabled: z.boolean(), port: z.int().check(z.minimum(1), z.maximum(65_535)) }),
  /** The automation endpoint on this machine; off until a person turns it on. `port` 0 takes a free one. */
  automationEndpoint: z.object({
    enabled: z.boolean(),
    port: z.int().check(z.minimum(0), z.maximum(65_535)),
  }),
};

const settingsSchema = z.object(settingsFields);
const settingsPatchSchema = z.partial(settingsSchema);

/** Settings of the whole app, not of one PDU. */
export type AppSettings = Readonly<z.infer<typeof settingsSchema>>;

/** See `settingsFields`. */
export type AutomationEndpointSettings = AppSettings['automationEndpoint'];

/** Until a person changes them. */
export const DEFAULT_SETTINGS: AppSettings = {
  theme: 'system',
  undoWindowMs: 3000,
  pollIntervalMs: 1000,
  powerUnit: 'kW',
  delayUnit: 'auto',
  keepEventsDays: 400,
  singleKeys: true,
  protectedConfirm: 'hold',
  inRushFactors: { c13: 5, c19: 6 },
  trapReceiver: { enabled: false, port: 162 },
  automationEndpoint: { enabled: false, port: 8790 },
};

const panelPxSchema = z.int().check(z.minimum(100), z.maximum(2000));

/** How a person arranged the window. Kept by the engine for all windows; not a setting, and not in the audit log. */
export const deskFields = {
  /** Order of the rail; PDUs that are not in it follow by name. */
  tileOrder: z.array(pduIdSchema).check(z.maxLength(1000)),
  /** Widths of tree and inspector by PDU model, CSS pixels. */
  panelWidths: z.record(
    z.string().check(z.maxLength(256)),
    z.object({ treePx: z.nullable(panelPxSchema), inspectorPx: z.nullable(panelPxSchema) }),
  ),
};

const deskSchema = z.object(deskFields);

/** See `deskFields`. */
export type Desk = Readonly<z.infer<typeof deskSchema>>;

/** Before anything was arranged. */
export const EMPTY_DESK: Desk = { tileOrder: [], panelWidths: {} };

/** What a native menu asks the window in front for; windows and zoom are its own. `pdu` is a place in the rail, from 1. */
export type MenuCommand =
  | {
      readonly kind:
        'find' | 'addPdu' | 'settings' | 'fleet' | 'events' | 'cloudshell' | 'back' | 'forward' | 'keys';
    }
  | { readonly kind: 'pdu'; readonly place: number };

/** Calls about the app itself. */
export const appCalls = {
  info: request(nothingSchema).returns<AppInfo>(),
  settings: request(nothingSchema).returns<AppSettings>(),
  changeSettings: request(settingsPatchSchema).returns<AppSettings>(),
  settingsChanged: event<AppSettings>(),
  desk: request(nothingSchema).returns<Desk>(),
  changeDesk: request(z.partial(deskSchema)).returns<Desk>(),
  deskChanged: event<Desk>(),
  /** Of hosts with a menu of their own; sent to one window. */
  menuChosen: event<MenuCommand>(),
  /** Whether SNMP notifications can be received now; listen to `trapReceiverChanged` first. */
  trapReceiver: request(nothingSchema).returns<TrapReceiverState>(),
  trapReceiverChanged: event<TrapReceiverState>(),
  /** Newest first. */
  audit: request(
    z.object({ limit: z.int().check(z.minimum(1), z.maximum(1000)), pdu: z.nullable(pduIdSchema) }),
  ).returns<readonly AuditEntry[]>(),
};
