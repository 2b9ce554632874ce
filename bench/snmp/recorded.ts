import { COMMUNITIES } from '../../main/drivers/snmp/testing/driver-on.ts';
import { WALK_EXPECTATIONS } from '../../main/drivers/snmp/walks/expectations.ts';
import { walksDirectory } from '../../main/simulator/snmp/testing/walks.ts';
import { withDisposable } from '../../app/cli/with-disposable.ts';
import { startBenchAgent } from './agent-child.ts';
import { askByDriver, askByTool, type AskedByDriver, type AskedByTool } from './asked.ts';

/** One recorded device, answering from a process of its own. */
export interface RecordedResult extends Pick<AskedByDriver, 'discovery' | 'reading' | 'subtree'> {
  readonly walk: string;
  /** Readings in a full one, and outlets whose states come with it. */
  readonly values: number;
  readonly outlets: number;
  /** `snmpbulkwalk` of the subtree; null where it is not installed. */
  readonly tool: AskedByTool | null;
}

/** Every recorded device that can be driven; null where there are no recordings. */
export async function benchRecorded(): Promise<readonly RecordedResult[] | null> {
  if (walksDirectory() === null) return null;
  const driven = WALK_EXPECTATIONS.filter(({ is }) => is === 'driven').map(({ walk }) => walk);
  const results: RecordedResult[] = [];
  for (const walk of new Set(driven)) results.push(await measure(walk));
  return results;
}

function measure(walk: string): Promise<RecordedResult> {
  return withDisposable(startBenchAgent({ kind: 'recording', walk }), async (agent) => {
    const { model, sample, discovery, reading, subtree } = await askByDriver(agent, COMMUNITIES);
    const tool = await askByTool(agent, subtree);
    return {
      walk,
      values: sample.values.length,
      outlets: model.outlets.length,
      discovery,
      reading,
      subtree,
      tool,
    };
  });
}
