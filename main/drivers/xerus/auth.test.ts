import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../support/manual-clock.ts';
import { never } from '../testing/waiting.ts';
import { driverOn } from './testing/driver-on.ts';
import { littlePdu } from './testing/little-pdu.ts';
import { ScriptedPdu } from './testing/scripted-pdu.ts';
import { errorOf, valueOf } from '../testing/value-of.ts';

let pdu: ScriptedPdu;
let issued: number;

const asUser = (user: string, password: string) => ({
  address: pdu.address,
  fingerprint: pdu.fingerprint,
  user,
  password,
});

/** Gives out tokens; `closeCurrentSession` takes the last one back. */
function offerSessions(): void {
  pdu.objects.set('/session', {
    newSession: () => {
      issued += 1;
      const token = `0123456789abcdef${issued}`;
      pdu.tokens.add(token);
      return { result: { _ret_: 0, session: { sessionId: issued, timeout: 60 }, token } };
    },
    closeCurrentSession: () => {
      pdu.tokens.clear();
      return { result: null };
    },
  });
}

beforeEach(async () => {
  pdu = await ScriptedPdu.start(littlePdu());
  issued = 0;
  offerSessions();
});
afterEach(async () => {
  await pdu[Symbol.asyncDispose]();
});

describe('with Basic authentication', () => {
  it('stops after one 401 and never sends again', async () => {
    await using driver = driverOn(asUser('admin', 'wrong'));
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('authRejected');
    expect(pdu.requests).toHaveLength(1);
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('authRejected');
    expect(errorOf(await driver.discover({ signal: never() })).kind).toBe('authRejected');
    expect(pdu.requests).toHaveLength(1);
  });

  it('does not send requests that waited while the first was refused', async () => {
    await using driver = driverOn(asUser('admin', 'wrong'));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => driver.identify({ signal: never() })));
    expect(outcomes.map((outcome) => errorOf(outcome).kind)).toEqual(Array(4).fill('authRejected'));
    expect(pdu.requests).toHaveLength(1);
  });

  it('sends passwords with letters outside ASCII as UTF-8', async () => {
    let header: unknown;
    pdu.intercept = (request) => {
      header = request.headers['authorization'];
      return undefined;
    };
    await using driver = driverOn(asUser('jörg', 'pässwörd'));
    await driver.identify({ signal: never() });
    expect(header).toBe(`Basic ${Buffer.from('jörg:pässwörd', 'utf8').toString('base64')}`);
  });

  it('opens no session', async () => {
    await using driver = driverOn(pdu);
    valueOf(await driver.identify({ signal: never() }));
    expect(issued).toBe(0);
  });
});

describe('with a session', () => {
  it('buys one token with the password, uses it, and gives it back at the end', async () => {
    const driver = driverOn(pdu, { auth: 'session' });
    valueOf(await driver.discover({ signal: never() }));
    valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    await driver[Symbol.asyncDispose]();
    const withPassword = pdu.requests.filter((request) => request.headers['authorization'] !== undefined);
    expect(withPassword.map((request) => request.method)).toEqual(['newSession']);
    expect(pdu.callsOf('closeCurrentSession')).toMatchObject([{ params: { reason: 0 } }]);
    expect(issued).toBe(1);
  });

  it('logs in once more when the PDU has ended the session, and goes on', async () => {
    await using driver = driverOn(pdu, { auth: 'session' });
    valueOf(await driver.discover({ signal: never() }));
    pdu.tokens.clear();
    valueOf(await driver.read({ signal: never(), sensors: 'all' }));
    expect(issued).toBe(2);
  });

  it('shares one login among requests that meet the dead session together', async () => {
    await using driver = driverOn(pdu, { auth: 'session', sessionsConcurrencyLimit: 3 });
    valueOf(await driver.discover({ signal: never() }));
    pdu.tokens.clear();
    const all = await Promise.all([1, 2, 3].map(() => driver.readSequenceState({ signal: never() })));
    expect(all.every((each) => each.ok)).toBe(true);
    expect(issued).toBe(2);
  });

  it('stops when the new token is refused as well', async () => {
    await using driver = driverOn(pdu, { auth: 'session' });
    pdu.on('/session', 'newSession', () => ({ result: { _ret_: 0, session: {}, token: 'neverAccepted' } }));
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('authRejected');
    const sent = pdu.requests.length;
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('authRejected');
    expect(pdu.requests).toHaveLength(sent);
    expect(pdu.requests.map((request) => request.method)).toEqual([
      'newSession',
      'performBulk',
      'newSession',
      'performBulk',
    ]);
  });

  it('stops when the password is refused', async () => {
    await using driver = driverOn(asUser('admin', 'wrong'), { auth: 'session' });
    expect(errorOf(await driver.identify({ signal: never() })).kind).toBe('authRejected');
    await driver.identify({ signal: never() });
    expect(pdu.requests).toHaveLength(1);
  });

  it('is renewed before it runs out, so that a command does not meet a dead one', async () => {
    const clock = new ManualClock(1_700_000_000_000);
    await using driver = driverOn(pdu, { auth: 'session', clock });
    valueOf(await driver.discover({ signal: never() }));
    await clock.advance(58_000);
    pdu.tokens.clear();
    valueOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' }));
    expect(issued).toBe(2);
    expect(pdu.callsOf('setPowerState')).toHaveLength(1);
  });

  it('that ends under a command does not send the command again', async () => {
    await using driver = driverOn(pdu, { auth: 'session' });
    valueOf(await driver.discover({ signal: never() }));
    pdu.tokens.clear();
    const before = pdu.requests.length;
    const error = errorOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' }));
    expect(error).toMatchObject({ kind: 'rejectedByDevice', code: 401 });
    expect(pdu.requests.slice(before).map((request) => request.method)).toEqual([
      'setPowerState',
      'newSession',
    ]);
    valueOf(await driver.switchOutlet({ signal: never(), outlet: 'outlet:1', action: 'off' }));
  });
});
