import { appCalls } from './app.ts';
import { fleetCalls } from './fleet.ts';
import { journalCalls } from './journal.ts';
import { pduCalls } from './pdus.ts';
import { powerCalls } from './power.ts';
import { sequenceCalls } from './sequences.ts';
import { shellCalls } from './shell.ts';
import type { Client, Emitters, Handlers } from './builders.ts';

/**
 * Everything that may be said between the engine and those who use it: one value from which the engine's handlers, the
 * Electron side, the preload, the browser host, the renderer's client, the command line and the tests are derived.
 */
export const contract = {
  app: appCalls,
  fleet: fleetCalls,
  journal: journalCalls,
  pdus: pduCalls,
  power: powerCalls,
  sequences: sequenceCalls,
  shell: shellCalls,
} as const;

type Contract = typeof contract;
/** What the engine answers with. */
export type EngineHandlers = Handlers<Contract>;
/** What the engine pushes with. */
export type EngineEmitters = Emitters<Contract>;
/** What callers call and listen with. */
export type EngineClient = Client<Contract>;
