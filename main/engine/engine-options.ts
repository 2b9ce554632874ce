import type { AppInfo } from '../../shared/ipc/app.ts';
import type { ShellOptions } from '../shell/shell.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { Clock } from '../support/clock.ts';
import type { Logger } from '../support/logger.ts';
import type { CreateDriver } from './drivers.ts';
import type { StartSimulator } from './simulators.ts';

/** What a host gives an engine; tests put parts of their own in place of some. */
export interface EngineOptions {
  /** Holds `busbar.db`; created when missing. One engine a directory. */
  readonly dataDirectory: string;
  readonly host: AppInfo['host'];
  readonly version: string;
  readonly secrets: SecretStore;
  readonly clock?: Clock;
  /** 0 to below 1; for jitter. */
  readonly random?: () => number;
  readonly logger: Logger;
  /** The operating system's user and this machine's name, for the audit log. */
  readonly operator: string;
  readonly workstation: string;
  readonly createDriver?: CreateDriver;
  readonly startSimulator?: StartSimulator;
  /** Default of the setting. */
  readonly pollIntervalMs?: number;
  /** Opens the automation endpoint for this run, whatever the setting says; `port` null is that of the setting. */
  readonly automationEndpoint?: { readonly port: number | null };
  /** Some limits of the endpoint, for tests. */
  readonly endpointLimits?: ShellOptions['endpointLimits'];
}
