import { describe, expect, test } from 'vitest';
import type { Connection } from '../../shared/model/connection.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import type { PduEvent } from '../../shared/model/fleet.ts';
import { ocpId, outletId } from '../../shared/model/ids.ts';
import type { SnmpAccessFacts } from '../../shared/model/snmp-access.ts';
import { formatClock } from '../../shared/words/durations.ts';
import type { Forbidden } from '../state/forbidden.ts';
import type { Alarm } from '../state/alarms.ts';
import { testModel, testOcp, testOutlet } from '../testing/test-model.ts';
import { ONLINE, PDU, testPdu } from '../testing/test-power.ts';
import { pduBanners } from './banner-list.ts';

const C5 = ocpId('C5');
const TRIPPED_AT_MS = Date.UTC(2026, 2, 4, 14, 31, 47);

const MODEL = testModel({
  ocps: [testOcp('C5')],
  outlets: [testOutlet('1', { ocp: C5 }), testOutlet('2', { ocp: C5 }), testOutlet('3')],
});

const pdu = (connection: Connection) => testPdu(MODEL, { name: 'C09-R', connection });

const trip: Alarm = {
  sensorIndex: 0,
  element: C5,
  pole: null,
  quantity: 'trip',
  severity: 'critical',
  subject: 'C5',
};
const event: PduEvent = {
  id: 1,
  pdu: PDU,
  atMs: TRIPPED_AT_MS,
  element: C5,
  severity: 'critical',
  kind: 'alarm',
  topic: null,
  by: 'PDU',
  text: 'C5 tripped',
};
const nobody = () => false;

describe('banners of a PDU', () => {
  test('a trip names the breaker, the time of its event and how many outlets it takes down', () => {
    const [banner] = pduBanners(pdu(ONLINE), [trip], [event], nobody);
    expect(banner?.title).toBe(`Breaker C5 on C09-R tripped at ${formatClock(TRIPPED_AT_MS)}.`);
    expect(banner?.text).toBe('2 outlets have no power.');
  });

  test('a trip nobody saw happen gets no time', () => {
    const [banner] = pduBanners(pdu(ONLINE), [trip], [{ ...event, element: ocpId('C1') }], nobody);
    expect(banner?.title).toBe('Breaker C5 on C09-R has tripped.');
  });

  test('an acknowledged trip is put away', () => {
    expect(pduBanners(pdu(ONLINE), [trip], [event], (breaker) => breaker === C5)).toEqual([]);
  });

  test('elements that fail alone are named, three at most', () => {
    const error: DeviceError = { kind: 'timeout', message: 'No answer.' };
    const elements = [C5, outletId('1'), outletId('2'), outletId('3')];
    const since = { kind: 'degraded', sinceMs: 0, lastReadAtMs: 0, error } as const;
    const [two] = pduBanners(pdu({ ...since, elements: elements.slice(0, 2) }), [], [], nobody);
    expect(two?.title).toBe('No data from C5 and outlet 1 on C09-R.');
    expect(two?.text).toBe('Their values are the last known ones. Everything else is live.');
    const [one] = pduBanners(pdu({ ...since, elements: [C5] }), [], [], nobody);
    expect(one?.text).toBe('Its values are the last known ones. Everything else is live.');
    const [four] = pduBanners(pdu({ ...since, elements }), [], [], nobody);
    expect(four?.title).toBe('No data from C5, outlet 1, outlet 2 and 1 more on C09-R.');
    expect(four?.tone).toBe('neutral');
  });

  test('the worst stands first and the lost connection waits behind it', () => {
    const lost: Connection = {
      kind: 'offline',
      sinceMs: 0,
      lastReadAtMs: TRIPPED_AT_MS,
      attempt: 3,
      nextRetryAtMs: TRIPPED_AT_MS + 8000,
      error: { kind: 'timeout', message: 'C09-R did not answer.' },
    };
    const banners = pduBanners(pdu(lost), [trip], [], nobody);
    expect(banners.map((banner) => banner.kind)).toEqual(['tripped', 'lost']);
    expect(banners[1]?.title).toBe(`No data from C09-R since ${formatClock(TRIPPED_AT_MS)}.`);
  });

  test('refused credentials ask for a person, a changed certificate is critical', () => {
    const attention = (reason: 'authRejected' | 'certificateChanged'): Connection => ({
      kind: 'needsAttention',
      sinceMs: 0,
      lastReadAtMs: null,
      reason,
      error: { kind: 'authRejected', message: 'Refused.' },
    });
    expect(pduBanners(pdu(attention('authRejected')), [], [], nobody)).toMatchObject([
      { kind: 'credentials', tone: 'warning' },
    ]);
    expect(pduBanners(pdu(attention('certificateChanged')), [], [], nobody)).toMatchObject([
      { kind: 'certificate', tone: 'critical', title: 'The certificate of C09-R has changed.' },
    ]);
  });

  describe('of a PDU over SNMP', () => {
    const V2C = { version: 'v2c', canWrite: true } as const;
    const V3 = {
      version: 'v3',
      user: 'lab-ops',
      authProtocol: 'sha256',
      privProtocol: 'aes',
      context: '',
    } as const;
    const stopped = (
      reason: 'authRejected' | 'noCredentials' | 'differentPdu',
      error: DeviceError,
      snmp: SnmpAccessFacts,
    ) => {
      const connection = { kind: 'needsAttention', sinceMs: 0, lastReadAtMs: null, reason, error } as const;
      return pduBanners(
        testPdu(MODEL, { name: 'C09-R', protocol: 'snmp', snmp, connection }),
        [],
        [],
        nobody,
      );
    };
    const REFUSED = { kind: 'authRejected', message: 'The PDU does not know this SNMP v3 user.' } as const;

    test('what the PDU refuses is said in its own words', () => {
      expect(stopped('authRejected', REFUSED, V3)).toMatchObject([
        {
          kind: 'credentials',
          title: 'C09-R did not accept the SNMP user.',
          text: expect.stringContaining('does not know this SNMP v3 user'),
        },
      ]);
    });

    test('what is not kept is called what it is', () => {
      const titles = [V2C, V3].map((snmp) => stopped('noCredentials', REFUSED, snmp)[0]?.title);
      expect(titles).toEqual([
        'The communities for C09-R are not kept.',
        'The passwords for C09-R are not kept.',
      ]);
    });

    test('another engine than the trusted one is critical and asks to be compared', () => {
      const other = {
        kind: 'differentPdu',
        expectedSerial: '800035ae01',
        foundSerial: '800035ae02',
      } as const;
      const message = 'Another SNMP engine answers.';
      const [banner] = stopped('differentPdu', { ...other, foundEngineId: '800035ae02', message }, V3);
      expect(banner).toMatchObject({ kind: 'engine', tone: 'critical' });
      expect(banner?.text).toContain('800035ae02');
      expect(stopped('differentPdu', { ...other, message }, V3)).toMatchObject([{ kind: 'attention' }]);
    });
  });
});

describe('who may only read', () => {
  const readOnly = (patch: Parameters<typeof testPdu>[1], forbidden: Forbidden | null = null) =>
    pduBanners(testPdu(MODEL, { name: 'A07-L', user: 'lab-view', ...patch }), [], [], nobody, forbidden);
  const refused: Forbidden = { access: '', outlets: [outletId('1')], isPartly: false };

  test('is told so once the PDU has refused a command', () => {
    expect(readOnly({})).toEqual([]);
    expect(readOnly({}, refused)).toMatchObject([
      { title: 'Read only.', text: 'The user lab-view may not switch outlets on A07-L.', canTryAgain: true },
    ]);
  });

  test('is not told of the whole PDU while other outlets were switched', () => {
    expect(readOnly({}, { ...refused, isPartly: true })).toEqual([]);
  });

  test('is told beforehand where there is no write community', () => {
    const snmp = { version: 'v2c', canWrite: false } as const;
    expect(readOnly({ protocol: 'snmp', snmp })).toMatchObject([
      { text: 'Without a write community no outlet on A07-L can be switched.', canTryAgain: false },
    ]);
    expect(readOnly({ protocol: 'snmp', snmp: { ...snmp, canWrite: true } })).toEqual([]);
  });
});
