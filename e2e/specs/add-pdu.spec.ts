import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddPduDialog } from '../pages/add-pdu-dialog.ts';
import { createCuttableLine } from '../support/cuttable-line.ts';
import { expect, simulate, test } from '../support/fixtures.ts';

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

test('a lost PDU keeps its last values with their age, cannot be switched, and comes back by itself', async ({
  app,
}) => {
  test.setTimeout(120_000);
  await using pdu = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  await using line = await createCuttableLine(pdu.url);
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(line.address);
  await add.trust();
  await add.signIn(pdu.user, pdu.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await expect(app.getByRole('gridcell', { name: /^Outlet 2,.* on/u })).toBeVisible();

  line.cut();
  await expect(app.getByText(/^No data from .* since /u).first()).toBeVisible({ timeout: 60_000 });
  await expect(app.getByRole('gridcell', { name: /^Outlet 2,.*last known on/u })).toBeVisible({
    timeout: 60_000,
  });
  await expect(app.getByRole('button', { name: /^Cycle outlet 2/u })).toHaveCount(0);

  line.mend();
  await expect(app.getByText(/is live again/u).first()).toBeVisible({ timeout: 90_000 });
  await expect(app.getByRole('button', { name: /^Cycle outlet 2/u })).toBeEnabled();
});

test('another certificate at the same address stops everything until a person compared it', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const first = await simulate('--model', 'px3-1ph-8', '--seed', '3');
  const { host, port } = new URL(first.url);
  const add = new AddPduDialog(app);
  await add.open();
  await add.readCertificate(host);
  await add.trust();
  await add.signIn(first.user, first.password);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();

  await first[Symbol.asyncDispose]();
  await using second = await simulate('--model', 'px3-1ph-8', '--seed', '3', '--port', port);
  expect(second.fingerprint).not.toBe(first.fingerprint);
  await expect(app.getByText(/^The certificate of .* has changed/u).first()).toBeVisible({ timeout: 60_000 });
  await app
    .getByRole('button', { name: /^Compare/u })
    .first()
    .click();
  const dialog = app.getByRole('alertdialog').or(app.getByRole('dialog'));
  await expect(dialog.getByRole('button', { name: 'Stay disconnected' })).toBeFocused();
  await expect(dialog).toContainText(/than the one you trusted on \d{4}-\d\d-\d\d\. /u);

  await dialog.getByRole('button', { name: 'Compare and trust' }).click();
  const trust = dialog.getByRole('button', { name: 'Trust the new certificate' });
  await expect(trust).toBeDisabled();
  await dialog.getByText(/^I compared the new one/u).click();
  await trust.click();
  await expect(dialog).toBeHidden();
  await expect(app.getByText(/^Live, /u).first()).toBeVisible({ timeout: 30_000 });
});
