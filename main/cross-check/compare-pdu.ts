import type { CrossCheckDifference } from '../../shared/model/cross-check.ts';
import { elementLabel } from '../../shared/model/ids.ts';
import type { PduModel } from '../../shared/model/pdu.ts';
import { formatDelay } from '../../shared/words/durations.ts';
import { STARTUP_STATE_WORDS } from '../../shared/words/startup-states.ts';
import { compareElements } from './compare-elements.ts';
import { compareReadings } from './compare-readings.ts';
import { Findings } from './findings.ts';
import type { ReadPair } from './read-pdu.ts';

/**
 * Labels of the outlets that both have, in the order they come on; an empty order goes by number. Null where the protocol
 * has no order.
 */
function orderOf({ settings, outlets, capabilities }: PduModel, other: PduModel): readonly string[] | null {
  if (!capabilities.includes('sequenceOrder')) return null;
  const { outletPowerStateSequence: order } = settings;
  const shared = new Set(other.outlets.map((outlet) => outlet.id));
  const ids = order.length === 0 ? outlets.map((outlet) => outlet.id) : order;
  return ids.filter((id) => shared.has(id)).map((id) => elementLabel(id));
}

function compareSettings({ xerus, snmp }: ReadPair, findings: Findings): void {
  const both = { xerus: xerus.model.settings, snmp: snmp.model.settings };
  findings.both(
    { element: 'pdu', what: 'name' },
    { xerus: both.xerus.name.trim(), snmp: both.snmp.name.trim() },
  );
  findings.both(
    { element: 'pdu', what: 'cycleDelay' },
    { xerus: both.xerus.cycleDelayMs, snmp: both.snmp.cycleDelayMs },
    { isSame: (one, other) => Math.ceil(one / 1000) === Math.ceil(other / 1000), words: formatDelay },
  );
  findings.both(
    { element: 'pdu', what: 'startupState' },
    { xerus: both.xerus.startupState, snmp: both.snmp.startupState },
    { words: (state) => STARTUP_STATE_WORDS[state] },
  );
  findings.both(
    { element: 'pdu', what: 'sequence' },
    { xerus: both.xerus.inRushGuardDelayMs, snmp: both.snmp.inRushGuardDelayMs },
    { words: formatDelay, note: 'In-rush guard delay.' },
  );
  findings.both(
    { element: 'pdu', what: 'sequence' },
    { xerus: orderOf(xerus.model, snmp.model), snmp: orderOf(snmp.model, xerus.model) },
    {
      isSame: (one, other) => one.join(' ') === other.join(' '),
      words: (order) => order.join(', '),
      note: 'Order in which the outlets come on.',
    },
  );
}

/** Compares what two protocols say of the same PDU at the same time, fact by fact. */
export function comparePdu(pair: ReadPair): {
  readonly compared: number;
  readonly differences: readonly CrossCheckDifference[];
} {
  const findings = new Findings();
  compareSettings(pair, findings);
  compareElements(pair, findings);
  compareReadings(pair, findings);
  return { compared: findings.compared, differences: findings.differences };
}

/** The note tells apart the settings of a sequence; of a state it may have changed. */
const factKey = ({ element, what, pole, quantity, note }: CrossCheckDifference) =>
  [element, what, pole, quantity, what === 'sequence' ? note : ''].join('|');

/** Of the differences of now, those that were there at the read before too: what moved in between is none. */
export function lasting(
  before: readonly CrossCheckDifference[],
  now: readonly CrossCheckDifference[],
): readonly CrossCheckDifference[] {
  const earlier = new Set(before.map(factKey));
  return now.filter((difference) => earlier.has(factKey(difference)));
}
