import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { createCuttableLine } from '../support/cuttable-line.ts';
import { expect, simulate, test } from '../support/fixtures.ts';
import { startSimulator, UNMETERED } from '../support/simulated.ts';

test('a PDU is added after its certificate was compared; a wrong password is said and nothing is lost', async ({
  app,
}) => {
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(new URL(pdu.url).host);
  await expect(add.dialog).toContainText('Check the certificate before you trust it');
  await expect(add.dialog).toContainText('Your user name and password have not been sent.');
  const shown = (await add.dialog.innerText()).replaceAll(/[^0-9A-F]/gu, '');
  expect(shown).toContain(pdu.fingerprint);

  await add.trust();
  await add.signIn(pdu.user, 'wrong');
  await expect(add.dialog).toContainText(/did not accept the user name or password/u);
  await add.signIn(pdu.user, pdu.password);
  await expect(add.dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
});

test('no byte of a password leaves before a person trusted the certificate, whose checkbox is needed', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: UNMETERED, seed: 3 });
  await using line = await createCuttableLine(simulator.url);
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(line.address);
  await expect(add.dialog).toContainText('Your user name and password have not been sent.');
  const handshakeBytes = line.sentBytes();
  expect(handshakeBytes).toBeGreaterThan(0);
  await add.typeAccount(simulator.user, simulator.password);
  const confirm = add.dialog.getByRole('button', { name: 'Trust and add' });
  await expect(confirm).toBeDisabled();
  // Enter goes on to what is missing.
  await add.field('Password').press('Enter');
  const compared = add.dialog.getByRole('checkbox', { name: 'I compared it, and all 32 bytes match' });
  await expect(compared).toBeFocused();
  expect(line.sentBytes(), 'nothing but the handshake').toBe(handshakeBytes);
  expect(simulator.requestLog.count).toBe(0);

  await add.trust();
  await confirm.click();
  await expect(add.dialog).toBeHidden();
  expect(simulator.requestLog.count).toBeGreaterThan(0);
});

test('an address where nothing listens and one that is no PDU each get their own sentence', async ({
  app,
}) => {
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate('127.0.0.1:1');
  await expect(add.dialog).toContainText(/refuses connections/u);

  const web = createServer((_request, response) => response.end('<h1>It works</h1>'));
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
  await add.readCertificate(`127.0.0.1:${(web.address() as AddressInfo).port}`);
  await expect(add.dialog).toContainText(/answers, but not with HTTPS/u);
  await new Promise<void>((done) => web.close(() => done()));
});
