import { randomUUID } from 'node:crypto';
import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { AutoLoadDetails } from '../../../shared/shell/auto-load.ts';
import type { ShellPowerCommand } from '../../../shared/shell/fault.ts';
import { resourceOfEndpoint, type LiveStatus } from '../../../shared/shell/live-status.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { PduStore } from '../../storage/pdu-store.ts';
import type { ShellInventory } from '../inventory/shell-inventory.ts';
import type { LiveStatusBook } from '../live-status/live-status-book.ts';
import type { ShellPower } from '../power/shell-power.ts';
import { caughtFault } from '../shell-error.ts';
import { refusalOf, type Refusal } from './answers.ts';
import { findResource, otherMeant } from './find-resource.ts';
import type { CycleBody, InventoryBody } from './schemas.ts';

/** The parts of the standard that the endpoint offers. */
export interface EndpointParts {
  readonly pdus: Pick<PduStore, 'list'>;
  readonly inventory: Pick<ShellInventory, 'getInventory'>;
  readonly power: Pick<ShellPower, 'run'>;
  readonly liveStatus: Pick<LiveStatusBook, 'all' | 'statusOf'>;
}

async function refused<Value>(work: Promise<Value>): Promise<Result<Value, Refusal>> {
  const done = await caughtFault(work);
  return done.ok ? done : err(refusalOf(done.error));
}

/** The caller's ports may be that PDU's outlets. */
function addressOfOther(command: ShellPowerCommand, other: string): Refusal {
  const message = `${command} was refused: the address that was given with the ports is that of another PDU in Busbar, ${other}. Give the one that the ports begin with, or name that PDU. Nothing was switched.`;
  return { status: 409, kind: 'refused', message };
}

/** The commands of the standard as the endpoint's callers name things. At most `maxCalls` are under way or waiting. */
export class EndpointCalls {
  readonly #parts: EndpointParts;
  readonly #maxCalls: number;
  #underWay = 0;

  constructor(parts: EndpointParts, maxCalls: number) {
    this.#parts = parts;
    this.#maxCalls = maxCalls;
  }

  getInventory(body: InventoryBody, signal: AbortSignal): Promise<Result<AutoLoadDetails, Refusal>> {
    return this.#counted(async () => {
      const found = findResource(this.#parts.pdus.list(), body.resource);
      if (!found.ok) return found;
      const { profile, shellName = null, known } = body;
      const request = { pdu: found.value, profile, shellName, known, signal };
      return refused(this.#parts.inventory.getInventory(request));
    });
  }

  /** Aborting keeps what waits its turn from being sent. */
  power(command: ShellPowerCommand, body: CycleBody, signal: AbortSignal): Promise<Result<void, Refusal>> {
    return this.#counted(async () => {
      const found = findResource(this.#parts.pdus.list(), body.resource);
      if (!found.ok) return found;
      const { power } = this.#parts;
      const { ports, profile, endpoints, includeProtected, address = null, delay = null } = body;
      const other = address === null ? null : otherMeant(this.#parts.pdus.list(), address, found.value);
      if (other !== null) return err(addressOfOther(command, other));
      const request = {
        pdu: found.value,
        ports,
        profile,
        endpoints,
        includeProtected,
        address,
        delay,
        signal,
      };
      const context: CallContext = { windowId: randomUUID(), door: 'endpoint' };
      return refused(power.run(command, request, context));
    });
  }

  /** Of the resources that these endpoints belong to, each once, in their order; without those of which nothing is known. */
  liveStatusesOf(endpoints: readonly string[]): readonly LiveStatus[] {
    const { liveStatus } = this.#parts;
    const resources = new Set(endpoints.map(resourceOfEndpoint));
    return [...resources].flatMap((resource) => liveStatus.statusOf(resource) ?? []);
  }

  async #counted<Value>(call: () => Promise<Result<Value, Refusal>>): Promise<Result<Value, Refusal>> {
    if (this.#underWay >= this.#maxCalls) {
      const message = `${this.#maxCalls} commands are under way already. Try again when some have ended.`;
      return err({ status: 503, kind: 'busy', message, headers: { 'retry-after': '5' } });
    }
    this.#underWay += 1;
    try {
      return await call();
    } finally {
      this.#underWay -= 1;
    }
  }
}
