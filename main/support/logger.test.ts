import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from './logger.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'busbar-log-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a log file holds what was logged, is its owner’s only, and shows no secret', () => {
  const path = join(directory, 'busbar.log');
  const logger = createLogger('error', path);
  logger.error({ password: 'hunter2', pdu: { token: 'hunter3' } }, 'Something broke');
  logger.warn('Not bad enough');
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ msg: 'Something broke', password: '[secret]' });
  expect(text).not.toMatch(/hunter/u);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('communities and passwords of SNMP are shown by no log, however deep they stand', () => {
  const path = join(directory, 'busbar.log');
  const logger = createLogger('debug', path);
  const auth = { protocol: 'sha256', password: 'hunter2' };
  const communities = { readCommunity: 'hunter3', writeCommunity: 'hunter4' };
  logger.debug({ access: communities, ...communities }, 'What is asked');
  logger.debug({ target: { access: { user: 'lab', auth, priv: auth } } }, 'Who asks');
  logger.debug({ snmp: { v3: { authPassword: 'hunter5', privPassword: 'hunter6' } } }, 'As whom');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('sha256');
  expect(text).not.toMatch(/hunter/u);
});

test('a log that has grown large is set aside at the next start', () => {
  const path = join(directory, 'busbar.log');
  writeFileSync(path, 'x'.repeat(5_000_001));
  createLogger('error', path).error('First line of the new one');
  expect(readFileSync(path, 'utf8')).toContain('First line of the new one');
  expect(statSync(path).size).toBeLessThan(1000);
  expect(statSync(`${path}.1`).size).toBe(5_000_001);
});
