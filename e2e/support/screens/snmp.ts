import { expect } from '@playwright/test';
import { AddPduDialog } from '../../pages/add-pdu-dialog.ts';
import { simulateBoth } from '../fixtures.ts';
import { closed, type Walk } from './walk.ts';

/** What SNMP adds: its way of adding a PDU, what it cannot do, and two protocols of one PDU. */
export const walkSnmp: Walk = async (app, at) => {
  await using pdu = await simulateBoth('--model', 'px3-1ph-8', '--seed', '3');
  const { authPassword, privPassword } = pdu.snmp.v3;
  const add = new AddPduDialog(app);
  await add.open();
  await add.chooseProtocol('SNMP v3');
  await at('SNMP v3, nothing asked');
  await add.readEngineId(pdu.snmpAddress);
  await add.typeUser('nobody', authPassword, privPassword);
  await add.trust();
  await add.dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(add.dialog).toContainText('Not known to the PDU');
  await at('SNMP v3, refused');
  await add.dialog.getByRole('button', { name: /Privacy$/u }).click();
  await expect(app.getByRole('option', { name: 'AES-128' })).toBeVisible();
  await at('SNMP v3, choosing a privacy protocol');
  await closed(app, 'listbox');

  await add.chooseProtocol('v2c');
  await add.readSystemName(pdu.snmpAddress, pdu.snmp.readCommunity);
  await expect(add.dialog).toContainText('PDU2-MIB');
  await at('SNMP v2c, reached');
  await add.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  await app.getByRole('treegrid').getByRole('row').first().click();
  await expect(app.getByRole('heading', { name: 'What it cannot do' })).toBeVisible();
  await at('overview of a PDU over SNMP');
  await app.getByRole('button', { name: /^Actions for /u }).click();
  await at('menu of a PDU');
  await app.getByRole('menuitem', { name: 'Change communities' }).click();
  await at('change communities');
  await closed(app, 'dialog');

  await add.open();
  await add.readCertificate(new URL(pdu.url).host);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  const recognised = app.getByRole('dialog', { name: /^This is /u });
  await expect(recognised).toBeVisible();
  await at('recognised');
  await recognised.getByRole('button', { name: 'Compare both' }).click();
  await expect(app.getByRole('dialog', { name: /^Xerus and SNMP on / })).toContainText(/compared/u);
  await at('compare');
};
