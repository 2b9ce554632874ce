import { isPresent, type SnmpValue, type VarBind } from '../../../../snmp/value.ts';
import type { SimulatorOptions } from '../../../simulator.ts';
import { runSimulator } from '../../../testing/run-simulator.ts';
import { openRawClient } from '../../testing/raw-client.ts';
import { R, plain } from './run-mib.ts';

/** What came back for one varbind, as plain as `plain` makes it; null for what is not there. */
export function plainOf({ value }: VarBind): number | string | null {
  return isPresent(value) ? plain(value) : null;
}

/** A simulator that answers both protocols, and a client for each, for the length of one test. */
export async function runBoth(options: Partial<SimulatorOptions> = {}) {
  const run = await runSimulator({ snmpPort: 0, ...options });
  const { snmp } = run.simulator;
  if (snmp === null) throw new Error('the simulator does not answer SNMP');
  const raw = await openRawClient(snmp.port);
  const answerTo = async (asked: Parameters<typeof raw.ask>[0]) => {
    const count = raw.answers.length + 1;
    await raw.ask({ ...asked, requestId: count });
    const answers = await raw.received(count);
    const pdu = answers.at(-1)?.pdu ?? null;
    if (pdu === null) throw new Error('the answer cannot be read');
    return pdu;
  };
  return {
    ...run,
    snmp,
    /** Values of OIDs, by v2c and the read community. */
    get: async (...oids: readonly string[]) => (await answerTo({ oids })).varbinds.map(plainOf),
    /** The same below `R`. */
    getBelow: async (...cells: readonly string[]) =>
      (await answerTo({ oids: cells.map((cell) => `${R}.${cell}`) })).varbinds.map(plainOf),
    /** Writes one cell below `R` by v2c and the write community; the error status, 0 when written. */
    set: async (cell: string, value: SnmpValue) =>
      (await answerTo({ type: 'set', oids: [`${R}.${cell}`], value })).first,
  };
}
