import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { RefusedCommand } from '../../../shared/ipc/power.ts';
import { isFinal, type OutletCommand } from '../../../shared/model/command.ts';
import type { FleetChange } from '../../../shared/model/fleet.ts';
import type { OutletId, PduId } from '../../../shared/model/ids.ts';
import type { PowerAction } from '../../../shared/model/power-state.ts';
import type { DeviceSession } from '../../devices/device-session.ts';
import { planCommand } from '../../power/guard.ts';
import type { PowerService } from '../../power/power-service.ts';
import type { FleetWatch } from './fleet-watch.ts';

export interface PortsRequest {
  readonly session: DeviceSession;
  readonly action: PowerAction;
  readonly outlets: readonly OutletId[];
  readonly includeProtected: boolean;
  readonly cycleDelayMs: number | null;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
}

export interface PortsRun {
  /** Outlets that were given to the PDU; others were not touched. */
  readonly outcomes: ReadonlyMap<OutletId, OutletCommand>;
  /** Why the rest was refused before it was sent. */
  readonly refused: RefusedCommand | null;
}

type Answer = Awaited<ReturnType<PowerService['run']>>;

/** The off of a cycle of this outlet was read, while its command still runs. */
function isSeenOff(change: FleetChange, pdu: PduId, outlet: OutletId): boolean {
  if (change.kind !== 'command' || change.command.pdu !== pdu) return false;
  return change.command.outlets.some(
    (each) => each.outlet === outlet && each.offSeenAtMs !== null && !isFinal(each.phase),
  );
}

const isAsAsked = (answer: Answer) =>
  answer.ok && answer.value.outlets.every(({ phase }) => phase === 'confirmed');

/** Switches the outlets of one command of the standard. */
export class PortsRunner {
  readonly #power: PowerService;
  readonly #watch: FleetWatch;
  readonly #context: CallContext;

  constructor(power: PowerService, watch: FleetWatch, context: CallContext) {
    this.#power = power;
    this.#watch = watch;
    this.#context = context;
  }

  /** By one command where the PDU has one for several, in its sequence where it has one; else outlet by outlet. */
  async run(request: PortsRequest): Promise<PortsRun> {
    const { outlets, session } = request;
    const capabilities = session.record.model?.capabilities ?? [];
    if (outlets.length === 1 || capabilities.includes('switchSeveral')) {
      const respectSequence = outlets.length > 1 && capabilities.includes('switchInSequence');
      return collected([await this.#runOnce(request, outlets, respectSequence)]);
    }
    return this.#refusal(request) ?? this.#oneByOne(request);
  }

  /**
   * Up to the first that is not as asked, or until the caller is gone; what was begun is finished. The next outlet of a
   * cycle has its turn as soon as the one before was seen off: a device that hangs on two sockets would never be without
   * power if one came on again before the other goes off.
   */
  async #oneByOne(request: PortsRequest): Promise<PortsRun> {
    const { record } = request.session;
    const answers: Promise<Answer>[] = [];
    for (const outlet of request.outlets) {
      let isBad = false;
      const answer = this.#runOnce(request, [outlet], false);
      const ended = answer.then((each) => {
        isBad = !isAsAsked(each);
      });
      answers.push(answer);
      await this.#watch.until(
        (change) => request.action === 'cycle' && isSeenOff(change, record.id, outlet),
        ended,
      );
      if (isBad || request.signal.aborted) break;
    }
    return collected(await Promise.all(answers));
  }

  /** What would be refused of the last outlet must not be found out after the first was switched. */
  #refusal({ session, ...request }: PortsRequest): PortsRun | null {
    const { view, name } = session.record;
    const { door } = this.#context;
    const isDriven = request.cycleDelayMs !== null;
    for (const outlet of request.outlets) {
      const options = { ...request, scope: 'one', outlets: [outlet], respectSequence: false } as const;
      const plan = planCommand(view, name, { ...options, isDriven, door });
      if (!plan.ok) return { outcomes: new Map(), refused: plan.error };
    }
    return null;
  }

  #runOnce(
    { session, action, includeProtected, cycleDelayMs }: PortsRequest,
    outlets: readonly OutletId[],
    respectSequence: boolean,
  ): Promise<Answer> {
    const scope = outlets.length > 1 ? 'several' : 'one';
    const pdu = session.record.id;
    return this.#power.run(
      { pdu, action, scope, outlets, respectSequence, includeProtected, cycleDelayMs },
      this.#context,
    );
  }
}

function collected(answers: readonly Answer[]): PortsRun {
  const outlets = answers.flatMap((answer) => (answer.ok ? answer.value.outlets : []));
  const refused = answers.find((answer) => !answer.ok);
  return {
    outcomes: new Map(outlets.map((each) => [each.outlet, each])),
    refused: refused?.ok === false ? refused.error : null,
  };
}
