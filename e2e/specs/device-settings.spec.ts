import { DeviceSettingsPage } from '../pages/device-settings-page.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { addPdu, METERED, startSimulator } from '../support/simulated.ts';

test.describe.configure({ timeout: 120_000 });

const OFF = 1;
const AS_THE_PDU = 3;

test('names, delays and start-up states are written to the PDU field by field, and read back', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  const settings = new DeviceSettingsPage(app);
  await settings.open('Whole PDU');
  await settings.write(settings.field('On the PDU'), 'rack-7-left');
  await expect.poll(() => simulator.pdu.settings.name).toBe('rack-7-left');
  await settings.write(settings.field('Cycle delay'), '12');
  await expect.poll(() => simulator.pdu.settings.cycleDelay).toBe(12);
  await expect(settings.field('Cycle delay')).toHaveValue('12 s');
  await settings.write(settings.field('In-rush guard'), '350 ms');
  await expect.poll(() => simulator.pdu.settings.inRushGuardDelay).toBe(350);
  await app.getByRole('button', { name: /^Outlets: / }).click();
  await settings.choose('Off');
  await expect.poll(() => simulator.pdu.settings.startupState).toBe(OFF);

  await settings.open('Each outlet');
  const outlet = () => simulator.pdu.outlets[2]?.settings;
  await settings.write(settings.ofOutlet('Name', '3'), 'db-09 PSU A');
  await expect.poll(() => outlet()?.name).toBe('db-09 PSU A');
  // Enter went on to the next row.
  await expect(settings.ofOutlet('Name', '4')).toBeFocused();
  await settings.write(settings.ofOutlet('Cycle delay', '3'), '20');
  await expect.poll(() => outlet()?.usePduCycleDelay).toBe(false);
  expect(outlet()?.cycleDelay).toBe(20);
  await settings.write(settings.ofOutlet('Cycle delay', '3'), '');
  await expect.poll(() => outlet()?.usePduCycleDelay).toBe(true);
  await settings.write(settings.ofOutlet('Sequence delay', '3'), '1500');
  await expect.poll(() => outlet()?.sequenceDelay).toBe(1500);
  await settings.afterPowerLoss('3').click();
  await settings.choose('Off');
  await expect.poll(() => outlet()?.startupState).toBe(OFF);
  await expect(settings.afterPowerLoss('3')).toHaveAccessibleName(/: Off$/u);
  await settings.afterPowerLoss('3').click();
  await settings.choose('As the PDU');
  await expect.poll(() => outlet()?.startupState).toBe(AS_THE_PDU);

  await app.getByRole('tab', { name: 'Events' }).click();
  await expect(app.getByText(/db-09 PSU A/u).first()).toBeVisible();
});

test('the same fields stand in the inspector', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  await app.getByRole('searchbox').fill('outlet 2');
  await app.getByRole('searchbox').fill('');
  await app.getByRole('treegrid').getByRole('row', { name: /^C1\b/u }).click();
  await app.keyboard.press('ArrowRight');
  await app.getByRole('treegrid').getByRole('row', { name: /^2, / }).click();
  const inspector = app.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('textbox', { name: 'Name' }).fill('mgmt-sw-07');
  // Leaving the field writes it, too.
  await inspector.getByRole('textbox', { name: 'Cycle delay' }).focus();
  await expect.poll(() => simulator.pdu.outlets[1]?.settings.name).toBe('mgmt-sw-07');
  await inspector.getByRole('textbox', { name: 'Sequence delay' }).fill('2 s');
  await app.keyboard.press('Enter');
  await expect.poll(() => simulator.pdu.outlets[1]?.settings.sequenceDelay).toBe(2000);
});

test('what cannot be written stays in the field with the reason, and Esc puts back what the PDU has', async ({
  app,
}) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  const settings = new DeviceSettingsPage(app);
  await settings.open('Each outlet');
  const delay = settings.ofOutlet('Cycle delay', '5');
  await settings.write(delay, 'soon');
  await expect(app.getByRole('alert')).toContainText('Type 0 to 3 600 s');
  await expect(delay).toHaveValue('soon');
  await delay.press('Escape');
  await expect(app.getByRole('alert')).toHaveCount(0);
  await expect(delay).toHaveValue('');

  // Whole seconds are all a cycle delay has on this PDU: it is rounded up, and that is said.
  await settings.write(delay, '1500 ms');
  await expect(app.getByText('Cycle delay: Written. The PDU keeps 2 s.')).toBeVisible();
  await expect(delay).toHaveValue('2 s');
  expect(simulator.pdu.outlets[4]?.settings.cycleDelay).toBe(2);

  await settings.open('Whole PDU');
  const guard = settings.field('In-rush guard');
  const before = await guard.inputValue();
  // More than this PDU takes.
  await settings.write(guard, '200 s');
  await expect(app.getByRole('alert')).toContainText(/PDU/u);
  await expect(guard).toHaveValue('200 s');
  // What could not be written is still there after a look elsewhere, and is not sent again.
  const asked = simulator.requestLog.entries.length;
  await settings.open('Connection');
  await settings.open('Whole PDU');
  await expect(guard).toHaveValue('200 s');
  const sent = simulator.requestLog.entries.slice(asked).filter(({ method }) => method === 'setSettings');
  expect(sent).toEqual([]);
  await guard.press('Escape');
  await expect(guard).toHaveValue(before);
});

test('a user who may only read is told so by the PDU, field by field', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, { url: simulator.url, user: simulator.readOnlyUser, password: simulator.password });
  const settings = new DeviceSettingsPage(app);
  await settings.open('Each outlet');
  const name = settings.ofOutlet('Name', '2');
  const before = simulator.pdu.outlets[1]?.settings.name;
  await settings.write(name, 'not allowed');
  await expect(app.getByRole('alert').filter({ hasText: 'Name: ' })).toBeVisible();
  await expect(name).toHaveValue('not allowed');
  expect(simulator.pdu.outlets[1]?.settings.name).toBe(before);
});

test('by keyboard alone: to the table, over its fields, and out again', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  await app.getByRole('tab', { name: 'Overview' }).focus();
  await app.keyboard.press('End');
  await expect(app.getByRole('tab', { name: 'Device settings' })).toBeFocused();
  await app.keyboard.press('Tab');
  await expect(app.getByRole('tab', { name: 'Whole PDU' })).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(app.getByRole('tab', { name: /^Each outlet/u })).toBeFocused();
  await app.keyboard.press('Tab');
  await expect(app.getByRole('searchbox')).toBeFocused();
  await app.keyboard.press('Tab');
  const settings = new DeviceSettingsPage(app);
  await expect(settings.ofOutlet('Name', '1')).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(settings.ofOutlet('Name', '2')).toBeFocused();
  await app.keyboard.type('typed-2');
  await app.keyboard.press('Enter');
  await expect(settings.ofOutlet('Name', '3')).toBeFocused();
  await expect.poll(() => simulator.pdu.outlets[1]?.settings.name).toBe('typed-2');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Tab');
  await expect(settings.afterPowerLoss('3')).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await expect(settings.afterPowerLoss('4')).toBeFocused();
  await app.keyboard.press('Enter');
  await app.keyboard.press('Home');
  await app.keyboard.press('Enter');
  await expect.poll(() => simulator.pdu.outlets[3]?.settings.startupState).toBe(0);
  await expect(settings.afterPowerLoss('4')).toBeFocused();
});

test('a PDU that moved is found at its new address, and another PDU there is not taken for it', async ({
  app,
}) => {
  await using before = await startSimulator({ model: METERED, seed: 3 });
  await using other = await startSimulator({ model: METERED, seed: 9, serial: 'OTHER-1' });
  await addPdu(app, before);
  const { certificate, serial } = before;
  const settings = new DeviceSettingsPage(app);
  await settings.open('Connection');
  const dialog = app.getByRole('dialog', { name: /^Change the address of / });
  const moveTo = async (url: string) => {
    await dialog.getByRole('textbox', { name: 'Port' }).fill(new URL(url).port);
    await dialog.getByRole('button', { name: 'Read the certificate' }).click();
    await dialog.getByText(/^I compared it/u).click();
    await dialog.getByRole('button', { name: 'Trust and change' }).click();
  };

  await app.getByRole('button', { name: 'Change address' }).click();
  await moveTo(other.url);
  await expect(dialog).toContainText('Another PDU answers at');
  await app.keyboard.press('Escape');

  await before[Symbol.asyncDispose]();
  await using moved = await startSimulator({ model: METERED, seed: 3, certificate, serial });
  await app.getByRole('button', { name: 'Change address' }).click();
  await moveTo(moved.url);
  await expect(dialog).toBeHidden();
  await expect(app.getByRole('main')).toContainText(new URL(moved.url).host);
  await expect(app.getByText(/^Live, /u).first()).toBeVisible();
});

test('fields wait for a PDU that is away, and say so', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  const settings = new DeviceSettingsPage(app);
  await settings.open('Whole PDU');
  await simulator[Symbol.asyncDispose]();
  const notNow = app.getByRole('status').filter({ hasText: 'Settings can be changed when it does.' });
  await expect(notNow).toBeVisible({ timeout: 30_000 });
  await expect(settings.field('Cycle delay')).toHaveJSProperty('readOnly', true);
  await expect(settings.field('Cycle delay')).toHaveAccessibleDescription(/does not answer/u);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in Device settings and Settings, ${colorScheme}`, async ({ app }) => {
    test.setTimeout(240_000);
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await using simulator = await startSimulator({ model: METERED, seed: 3 });
    await addPdu(app, simulator);
    const settings = new DeviceSettingsPage(app);
    for (const section of [
      'Whole PDU',
      'Each outlet',
      'Inlets and breakers',
      'Connection',
      'Identity',
    ] as const) {
      await settings.open(section);
      if (section === 'Each outlet') {
        await settings.write(settings.ofOutlet('Cycle delay', '2'), 'soon');
        await settings.ofOutlet('Name', '4').fill('half typed');
        await expect(app.getByRole('alert')).toBeVisible();
      }
      expect.soft(await violations(app), section).toEqual([]);
    }
    await app.getByRole('button', { name: 'Settings', exact: true }).click();
    const dialog = app.getByRole('dialog', { name: 'Settings' });
    for (const tab of await dialog.getByRole('tab').all()) {
      await tab.click();
      expect.soft(await violations(app), await tab.innerText()).toEqual([]);
    }
  });
}

test('settings of the app take effect at once', async ({ app }) => {
  await using simulator = await startSimulator({ model: METERED, seed: 3 });
  await addPdu(app, simulator);
  const header = app.getByRole('main').locator('header').first();
  await expect(header).toContainText(/Active power\s*[\d.]+\s*kW/u);
  await app.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = app.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Readings and units' }).click();
  await dialog.getByRole('radio', { name: 'W', exact: true }).click();
  await dialog
    .getByRole('group', { name: 'Delays' })
    .or(dialog.getByRole('radiogroup', { name: 'Delays' }))
    .getByRole('radio', { name: 'ms', exact: true })
    .click();
  await dialog.getByRole('textbox', { name: 'Polling interval, seconds' }).fill('2');
  await app.keyboard.press('Enter');
  await dialog.getByRole('tab', { name: 'Switching' }).click();
  await dialog.getByRole('radio', { name: 'Type its number' }).click();
  await app.keyboard.press('Escape');
  await expect(header).toContainText(/Active power\s*[\d\u2009]+\s*W/u);
  await expect(app.getByRole('contentinfo')).toContainText('Polling every 2 s');

  const settings = new DeviceSettingsPage(app);
  await settings.open('Each outlet');
  await expect(settings.ofOutlet('Sequence delay', '3')).toHaveValue(/^\d+ ms$/u);
  await app.getByRole('checkbox', { name: /^Protected: outlet 2(,|$)/u }).focus();
  await app.keyboard.press('Space');
  await app.getByRole('tab', { name: /^Outlets/u }).click();
  await app.getByRole('button', { name: /^Cycle outlet 2(,|$)/u }).click();
  await app.keyboard.type('2');
  await app.keyboard.press('Enter');
  await expect(app.getByText('Cycle starts in').first()).toBeVisible();
  await app.keyboard.press('Escape');

  await app.reload();
  await expect(header).toContainText(/Active power\s*[\d\u2009]+\s*W/u);
});
