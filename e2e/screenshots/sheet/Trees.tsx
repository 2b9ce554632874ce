import { TreePanel } from '../../../renderer/features/tree/TreePanel.tsx';
import { useTreeViews } from '../../../renderer/features/tree/tree-view.ts';
import { sampleStore } from '../../../renderer/state/samples.ts';
import { useAppStore } from '../../../renderer/state/store.ts';
import { testCommand, testPart } from '../../../renderer/testing/test-power.ts';
import { ocpId, outletId } from '../../../shared/model/ids.ts';
import { NOW_MS, OFFLINE, rackPdu, readingsOf } from './fixtures.ts';
import { Card, Specimen } from './Specimen.tsx';

const LIVE = rackPdu('TREE-LIVE', {}, { '28': 'cycling' });
const LOST = rackPdu('TREE-LOST', { connection: OFFLINE });
const FOUND = rackPdu('TREE-FOUND');

const CYCLE = testCommand(
  [
    testPart('28', {
      phase: 'accepted',
      phaseAtMs: { armed: NOW_MS - 7000, asked: NOW_MS - 4000, sent: NOW_MS - 4000, accepted: NOW_MS - 3900 },
      offSeenAtMs: NOW_MS - 3800,
      cycleDelayMs: 10_000,
    }),
  ],
  { pdu: LIVE.id },
);

/** PDUs, readings and what is open in their trees. */
export function growTrees(): void {
  const store = useAppStore.getState();
  store.receiveSnapshot({
    ...store.fleet,
    pdus: [...store.fleet.pdus, LIVE, LOST, FOUND],
    commands: [...store.fleet.commands, CYCLE],
  });
  const breakers = { [ocpId('C3')]: 13.2, [ocpId('C4')]: 15.5, [ocpId('C6')]: 5.9 };
  sampleStore.receive(readingsOf(LIVE.id, LIVE.model, { ...breakers, [outletId('28')]: 0 }, [ocpId('C2')]));
  sampleStore.receive(readingsOf(LOST.id, LOST.model));
  sampleStore.receive(readingsOf(FOUND.id, FOUND.model, { [outletId('14')]: 2.31 }));
  const { setExpanded, setFilter } = useTreeViews.getState();
  setExpanded(LIVE.id, new Set(['pdu', 'inlet:I1', 'ocp:C5']));
  setExpanded(LOST.id, new Set(['pdu', 'inlet:I1']));
  setFilter(FOUND.id, { text: 'db-02', chip: 'all' });
}

const nothing = () => undefined;

export function Trees() {
  const trees = [
    ['Warning, critical, tripped, cycling; I1 has the focus', LIVE, 'focus'],
    ['No data; I1 is under the pointer', LOST, 'hover'],
    ['Search match', FOUND, undefined],
  ] as const;
  return (
    <Card title="Tree" span={12}>
      {trees.map(([title, pdu, force]) => (
        <Specimen key={title} title={title} width={312} force={force} at=".tree-rows .tr:nth-child(2)">
          <div className="in-a-window">
            <TreePanel pdu={pdu} model={pdu.model} selected={ocpId('C1')} onSelect={nothing} />
          </div>
        </Specimen>
      ))}
    </Card>
  );
}
