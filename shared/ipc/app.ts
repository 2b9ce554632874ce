import * as z from 'zod/mini';
import type { AuditEntry } from '../model/audit.ts';
import type { SnmpPrivProtocol } from '../model/snmp-access.ts';
import type { TrapReceiverSettings, TrapReceiverState } from '../model/trap-receiver.ts';
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

/** `port` 0 takes a free one. */
export interface AutomationEndpointSettings {
  readonly enabled: boolean;
  readonly port: number;
}

/** Settings of the whole app, not of one PDU. */
export interface AppSettings {
  readonly theme: 'system' | 'dark' | 'light';
  /** 1000 to 10000. */
  readonly undoWindowMs: number;
  readonly pollIntervalMs: number;
  /** SNMP notifications; off until a person turns it on. */
  readonly trapReceiver: TrapReceiverSettings;
  /** The automation endpoint on this machine; off until a person turns it on. */
  readonly automationEndpoint: AutomationEndpointSettings;
}

/** Until a person changes them. */
export const DEFAULT_SETTINGS: AppSettings = {
  theme: 'system',
  undoWindowMs: 3000,
  pollIntervalMs: 1000,
  trapReceiver: { enabled: false, port: 162 },
  automationEndpoint: { enabled: false, port: 8790 },
};

const settingsPatchSchema = z.partial(
  z.object({
    theme: z.enum(['system', 'dark', 'light']),
    undoWindowMs: z.int().check(z.minimum(1000), z.maximum(10_000)),
    pollIntervalMs: z.int().check(z.minimum(500), z.maximum(60_000)),
    trapReceiver: z.object({ enabled: z.boolean(), port: z.int().check(z.minimum(1), z.maximum(65_535)) }),
    automationEndpoint: z.object({
      enabled: z.boolean(),
      port: z.int().check(z.minimum(0), z.maximum(65_535)),
    }),
  }),
);

/** Calls about the app itself. */
export const appCalls = {
  info: request(nothingSchema).returns<AppInfo>(),
  settings: request(nothingSchema).returns<AppSettings>(),
  changeSettings: request(settingsPatchSchema).returns<AppSettings>(),
  settingsChanged: event<AppSettings>(),
  /** Whether SNMP notifications can be received now; listen to `trapReceiverChanged` first. */
  trapReceiver: request(nothingSchema).returns<TrapReceiverState>(),
  trapReceiverChanged: event<TrapReceiverState>(),
  /** Newest first. */
  audit: request(
    z.object({ limit: z.int().check(z.minimum(1), z.maximum(1000)), pdu: z.nullable(pduIdSchema) }),
  ).returns<readonly AuditEntry[]>(),
};
