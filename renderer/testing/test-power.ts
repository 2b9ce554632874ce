import type { OutletCommand, PowerCommand } from '../../shared/model/command.ts';
import type { Connection } from '../../shared/model/connection.ts';
import type { PduView } from '../../shared/model/fleet.ts';
import { commandId, outletId, pduId } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import type { OutletFacts } from '../power/outlet-facts.ts';

/** A moment to count from; tests say `T + 3000`. */
export const T = 1_700_000_000_000;
/** The PDU that `testPdu` and `testCommand` are about. */
export const PDU = pduId('PX-1');

/** Online by polls alone. */
export const ONLINE: Connection = { kind: 'online', sinceMs: T, lastReadAtMs: T, events: false };

/** A PDU that is online and whose outlets are on; without a model it has none. */
export function testPdu(model: PduModel | null, extra: Partial<PduView> = {}): PduView {
  return {
    id: PDU,
    name: 'A07-L',
    address: '192.0.2.17',
    protocol: 'xerus',
    user: 'lab-ops',
    snmp: null,
    otherProtocol: null,
    simulated: false,
    pollIntervalMs: 1000,
    connection: ONLINE,
    model,
    outletStates: Object.fromEntries(
      (model?.outlets ?? []).map((each) => [
        each.id,
        { powerState: 'on', lastPowerStateChangeMs: null, readAtMs: T },
      ]),
    ),
    sequenceState: null,
    protectedOutlets: [],
    ...extra,
  };
}

/** The part of one outlet of a command. */
export function testPart(label: string, extra: Partial<OutletCommand> = {}): OutletCommand {
  return {
    outlet: outletId(label),
    phase: 'armed',
    before: 'on',
    after: null,
    phaseAtMs: { armed: T },
    offSeenAtMs: null,
    cycleDelayMs: 15_000,
    currentBeforeAmperes: 2.31,
    noAnswerYet: false,
    message: null,
    ...extra,
  };
}

let commandCount = 0;

/** A command of the app, armed at T with 3 s to undo; a new id each time. */
export function testCommand(
  outlets: readonly OutletCommand[],
  extra: Partial<PowerCommand> = {},
): PowerCommand {
  commandCount += 1;
  return {
    id: commandId(`command-${commandCount}`),
    pdu: PDU,
    action: 'cycle',
    scope: outlets.length === 1 ? 'one' : 'several',
    respectSequence: false,
    door: 'app',
    undoUntilMs: T + 3000,
    outlets,
    ...extra,
  };
}

/** Facts of an outlet that is on, live and has no command. */
export function testFacts(extra: Partial<OutletFacts> = {}): OutletFacts {
  return {
    powerState: 'on',
    freshness: 'live',
    command: null,
    outletCommand: null,
    isProtected: false,
    noPowerReason: null,
    blockedReason: null,
    noCycleReason: null,
    isStateTold: true,
    ...extra,
  };
}

/** Facts of an outlet whose newest command is this. */
export function testFactsOf(ofCommand: PowerCommand, extra: Partial<OutletFacts> = {}): OutletFacts {
  return testFacts({ command: ofCommand, outletCommand: ofCommand.outlets[0] ?? null, ...extra });
}
