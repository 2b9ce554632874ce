import { expect, test } from 'vitest';
import { outletId } from '../../../shared/model/ids.ts';
import { isSecretAttribute, SHELL_ATTRIBUTES } from '../../../shared/shell/attributes.ts';
import { expectNoSecret, keptLog } from '../../engine/testing/everything-said.ts';
import { addPdu, connected, context, engine, simulator } from '../../engine/testing/simulator-bench.ts';
import { fastClock } from '../../support/testing/fast-clock.ts';
import { parseResourceFile, withSecrets } from './resource-file.ts';

/** Stands for every password, community and key, and for one in the wrong place. */
const MARKER = 'm4rker-of-a-secret';
const SECRETS = [MARKER, Buffer.from(MARKER).toString('base64'), Buffer.from(MARKER).toString('hex')];
const KEPT_PASSWORDS = ['Enable Password', 'Console Password', 'Backup Password'];

test('no secret of an attribute is in an answer, event, audit entry, file or log of any level', async () => {
  const { logger, lines } = keptLog();
  const clock = fastClock(5);
  const device = await simulator({ clock });
  const bench = await engine({ clock, logger });
  const pdu = await addPdu(bench, device);
  await connected(bench, pdu, 'online');
  const { shell, pdus } = bench.engine.handlers;
  const change = (values: Readonly<Record<string, string>>) =>
    shell.changeAttributes({ pdu, values }, context);
  const kept = await change(Object.fromEntries(KEPT_PASSWORDS.map((name) => [name, MARKER])));
  expect(kept).toEqual({ ok: true, value: null });
  const refused = await Promise.all([
    ...SHELL_ATTRIBUTES.filter(({ name }) => !KEPT_PASSWORDS.includes(name)).map(({ name }) =>
      change({ 'Console Password': MARKER, [name]: `${MARKER}\u0007` }),
    ),
    change({ 'Console Password': `${MARKER}${'x'.repeat(2000)}` }),
    change({ 'Consol Password': MARKER }),
  ]);
  expect(refused.map(({ ok }) => ok)).toEqual(refused.map(() => false));
  const { url: address, user, fingerprint } = device;
  const wrong = await pdus.test({ protocol: 'xerus', address, user, password: MARKER, fingerprint }, context);
  expect(wrong).toMatchObject({ ok: false });
  const inventory = await shell.getInventory({ pdu, profile: '2g', shellName: null, known: [] }, context);
  const power = await shell.power(
    {
      pdu,
      command: 'PowerOff',
      ports: [outletId('1'), 'PS99'],
      delay: null,
      profile: '2g',
      address: null,
      includeProtected: false,
      endpoints: [],
    },
    context,
  );
  expect(power.ok).toBe(false);
  expect(lines.length).toBeGreaterThan(0);
  const said = [kept, refused, wrong, inventory, power, lines];
  await expectNoSecret(bench, said, SECRETS);
  await pdus.remove({ pdu }, context);
  await expectNoSecret(bench, [said, lines], SECRETS);
});

test('no secret is in the sentence about a file that cannot be read, whatever it holds and wherever it stops', () => {
  const attributes = Object.fromEntries(
    SHELL_ATTRIBUTES.filter(isSecretAttribute).map(({ name }) => [`Raritan PDU.${name}`, MARKER]),
  );
  const text = JSON.stringify({ name: 'A07-L', address: 'snmp://192.0.2.17', attributes });
  const sentences = Array.from({ length: text.length }, (_, length) =>
    parseResourceFile(text.slice(0, length)),
  );
  for (const read of sentences) {
    if (read.ok) throw new Error('Half a file was taken.');
    expect(read.error).not.toContain('m4rker');
  }
});

test('no secret is in the sentence about a value in the wrong place', () => {
  for (const { name } of SHELL_ATTRIBUTES) {
    for (const value of [MARKER, `${MARKER}\n`, `${MARKER}${'x'.repeat(2000)}`]) {
      const attributes = { User: 'admin', [name]: value };
      const read = parseResourceFile(JSON.stringify({ address: '192.0.2.17', attributes }));
      expect(read.ok ? '' : read.error).not.toContain(MARKER);
    }
  }
});

test('no secret is in the sentence about one that was typed and cannot be', () => {
  const read = parseResourceFile('{"address":"192.0.2.17","attributes":{"User":"admin"}}');
  if (!read.ok) throw new Error(read.error);
  const filled = withSecrets(read.value, { Password: `${MARKER}\u0000` });
  expect(filled).toMatchObject({ ok: false });
  expect(JSON.stringify(filled)).not.toContain(MARKER);
});
