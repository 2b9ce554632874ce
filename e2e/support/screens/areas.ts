import { walkCloudShell } from './cloudshell.ts';
import { walkEntry } from './entry.ts';
import { walkJournal } from './journal.ts';
import { walkOutlets } from './outlets.ts';
import { walkSequence } from './sequence.ts';
import { walkSnmp } from './snmp.ts';
import { walkTrouble } from './trouble.ts';
import type { Walk } from './walk.ts';
import { walkWorkspace } from './workspace.ts';

/** Every screen of the app and every state that looks or acts differently, by area. Whoever adds one adds it to a walk. */
export const AREAS: readonly { readonly name: string; readonly walk: Walk }[] = [
  { name: 'first run and adding a PDU', walk: walkEntry },
  { name: 'adding over SNMP', walk: walkSnmp },
  { name: 'workspace, find and fleet', walk: walkWorkspace },
  { name: 'outlets', walk: walkOutlets },
  { name: 'sequence', walk: walkSequence },
  { name: 'trouble', walk: walkTrouble },
  { name: 'events and device settings', walk: walkJournal },
  { name: 'CloudShell', walk: walkCloudShell },
];
