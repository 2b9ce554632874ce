import { expect, test } from 'vitest';
import { pduId } from '../../../../shared/model/ids.ts';
import { describePdu } from '../../../../shared/shell/inventory.ts';
import type { ShellAttributeFact } from '../../../../shared/shell/attributes.ts';
import { testConnection, testLiveStatus, testPduOf } from '../../../testing/test-shell.ts';
import { T } from '../../../testing/test-power.ts';
import { pduResource } from '../describe-pdu.ts';
import { linksOf } from '../resources.ts';
import { exportCsv, exportFile, exportJson, type ExportSource } from './export-file.ts';

const view = testPduOf(2);
const simulated = testPduOf(1, { id: pduId('SIM'), name: 'SIM-1', simulated: true, address: 'simulator' });
const secret: ShellAttributeFact = { name: 'Password', value: 'hunter2', isSet: true, keptBy: 'access' };

function source(extra: Partial<ExportSource> = {}): ExportSource {
  return {
    pdus: [view, simulated].map((each) => pduResource(each, '2g', {})),
    links: linksOf({
      connections: [testConnection('2', '=HYPERLINK("x"),db/PSU "A"')],
      liveStatuses: [testLiveStatus('=HYPERLINK("x"),db', 'Online')],
    }),
    profile: '2g',
    factsOf: () => [secret],
    withSimulated: false,
    ...extra,
  };
}

test('the JSON has of each PDU what the command line prints, its attributes and live status, and no secret', () => {
  const text = exportJson(source());
  expect(text).not.toContain('hunter2');
  const [pdu, ...others] = JSON.parse(text) as { readonly attributes: Record<string, string> }[];
  expect(others).toEqual([]);
  const model = view.model;
  expect(pdu).toMatchObject({
    name: 'A07-L',
    address: '192.0.2.17',
    family: 'CS_PDU',
    model: 'Raritan PDU',
    profile: '2g',
    inventory:
      model === null
        ? null
        : describePdu(model, { pdu: view.id, profile: '2g', shellName: 'Raritan PDU', assigned: {} }),
    liveStatus: [{ address: '192.0.2.17/PS2', status: 'Online', at: new Date(T).toISOString() }],
  });
  expect(pdu?.attributes).toMatchObject({
    'Raritan PDU.Password': 'set',
    'Raritan PDU.SNMP Read Community': 'not set',
  });
});

test('simulated PDUs are in it only when asked for, and are marked', () => {
  expect(exportCsv(source())).not.toContain('SIM-1');
  const names = (text: string) =>
    (JSON.parse(text) as { name: string; simulated: boolean }[]).map((each) => [each.name, each.simulated]);
  expect(names(exportJson(source({ withSimulated: true })))).toEqual([
    ['A07-L', false],
    ['SIM-1', true],
  ]);
});

test('the CSV has one row a resource, and nothing that a spreadsheet would run', () => {
  const [head, ...rows] = exportCsv(source()).trimEnd().split('\r\n');
  expect(head).toBe(
    'Resource,Family,Model,Address,Unique identifier,Connected resource,Status,Description,Simulated',
  );
  expect(rows).toEqual([
    'A07-L,CS_PDU,Raritan PDU,192.0.2.17,,,,,no',
    'A07-L/Power Socket 1,CS_PowerSocket,Raritan PDU.PowerSocket,192.0.2.17/PS1,S1/1,,,,no',
    `A07-L/Power Socket 2,CS_PowerSocket,Raritan PDU.PowerSocket,192.0.2.17/PS2,S1/2,"'=HYPERLINK(""x""),db/PSU ""A""",Online,what Online says,no`,
  ]);
});

test('the file says in its name what it is', () => {
  expect(exportFile('csv', source()).name).toBe('cloudshell-resources-2g.csv');
  expect(exportFile('json', source({ profile: '1g' })).name).toBe('cloudshell-resources-1g.json');
});
