import { BriskClock } from '../../engine/testing/brisk-clock.ts';
import { startDevice } from '../../simulator/snmp/testing/walk-device.ts';
import type { Reaction } from '../../simulator/snmp/testing/walk-mib.ts';
import { rowOf, type Oid } from '../../snmp/oid.ts';
import { integer, numberOf } from '../../snmp/value.ts';
import { describeDriverContract } from '../testing/driver-contract.ts';
import type { OutletId } from '../../../shared/model/ids.ts';
import type { SnmpVersion } from '../../../shared/model/snmp-access.ts';
import { APC_RPDU_FIXTURE } from './families/testing/fixtures/apc-rpdu.ts';
import { APC_RPDU2_FIXTURE } from './families/testing/fixtures/apc-rpdu2.ts';
import type { Fixture } from './families/testing/fixtures/cells.ts';
import { EATON_EPDU_FIXTURE } from './families/testing/fixtures/eaton-epdu.ts';
import { PX1_FIXTURE } from './families/testing/fixtures/raritan-px1.ts';
import { SENTRY4_FIXTURE } from './families/testing/fixtures/sentry4.ts';
import { driverOn } from './testing/driver-on.ts';

interface MadeUpPdu {
  readonly name: string;
  readonly fixture: Fixture;
  readonly version: Exclude<SnmpVersion, 'v3'>;
  readonly serial: string;
  /** On at the start. */
  readonly outlet: OutletId;
  /** Where off is written, and with which value. */
  readonly off: { readonly column: Oid; readonly value: number };
  /** Where its state is, and the value of off. */
  readonly state: { readonly column: Oid; readonly value: number };
}

const APC = '1.3.6.1.4.1.318.1.1';
const ST4 = '1.3.6.1.4.1.1718.4.1';
const EATON = '1.3.6.1.4.1.534.6.6.7.6.6.1';
const PX1 = '1.3.6.1.4.1.13742.4.1.2.2.1.3';

/** With every outlet in the sequence: one that is set to stay off has no place in it. */
function withoutNever(fixture: Fixture, startColumn: Oid): Fixture {
  return fixture.map(([oid, value]) => [oid, rowOf(oid, startColumn) === null ? value : integer(0)]);
}

const PDUS: readonly MadeUpPdu[] = [
  {
    name: 'PowerNet-MIB, rPDU',
    fixture: APC_RPDU_FIXTURE,
    version: 'v1',
    serial: 'MADEUP101',
    outlet: 'outlet:1',
    off: { column: `${APC}.12.3.3.1.1.4`, value: 2 },
    state: { column: `${APC}.12.3.5.1.1.4`, value: 2 },
  },
  {
    name: 'PowerNet-MIB, rPDU2',
    fixture: withoutNever(APC_RPDU2_FIXTURE, `${APC}.26.9.2.1.1.5`),
    version: 'v2c',
    serial: 'MADEUP201',
    outlet: 'outlet:1',
    off: { column: `${APC}.26.9.2.4.1.5`, value: 2 },
    state: { column: `${APC}.26.9.2.3.1.5`, value: 1 },
  },
  {
    name: 'Sentry4-MIB',
    fixture: SENTRY4_FIXTURE,
    version: 'v2c',
    serial: 'MADEUP0006',
    outlet: 'outlet:AA1',
    off: { column: `${ST4}.8.5.1.2`, value: 2 },
    state: { column: `${ST4}.8.3.1.1`, value: 2 },
  },
  {
    name: 'EATON-EPDU-MIB',
    fixture: withoutNever(EATON_EPDU_FIXTURE, `${EATON}.7`),
    version: 'v2c',
    serial: 'MADEUP300',
    outlet: 'outlet:A1',
    off: { column: `${EATON}.3`, value: 0 },
    state: { column: `${EATON}.2`, value: 0 },
  },
  {
    name: 'PDU-MIB of the Dominion PX',
    fixture: PX1_FIXTURE,
    version: 'v1',
    serial: 'MADEUP0003',
    outlet: 'outlet:1',
    off: { column: PX1, value: 0 },
    state: { column: PX1, value: 0 },
  },
];

/** The state follows the command. */
function obeys({ off, state }: MadeUpPdu): Reaction {
  return ({ oid, value }, mib) => {
    const row = rowOf(oid, off.column);
    if (row !== null && numberOf(value) === off.value)
      mib.put(`${state.column}.${row}`, integer(state.value));
  };
}

for (const pdu of PDUS) {
  const { name, fixture, version, outlet, serial, off } = pdu;
  describeDriverContract(`made-up PDU with ${name}, SNMP ${version}`, async () => {
    const clock = new BriskClock(Date.UTC(2026, 2, 4));
    const device = await startDevice(fixture, { reactions: [obeys(pdu)], clock });
    const { agent } = device;
    const access = { version, readCommunity: 'public', writeCommunity: 'private' } as const;
    const quick = { clock, requestTimeoutMs: 300, tries: 2 };
    return {
      driver: driverOn(device.port, { access, ...quick }),
      impatientDriver: () => driverOn(device.port, { clock, access, requestTimeoutMs: 100, tries: 1 }),
      outlet,
      serial,
      powerCommands: () =>
        agent.log.sets.filter(({ oids }) => oids.some((oid) => rowOf(oid, off.column) !== null)).length,
      exchanges: () => agent.log.count,
      loseNextAnswer: () => agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'], times: 1 }),
      answerGarbage: () => agent.faults.inject({ kind: 'garbage' }),
      fallSilent: () => agent.faults.inject({ kind: 'silent' }),
      withWrongCredentials: () =>
        driverOn(device.port, { access: { ...access, readCommunity: 'wrong' }, ...quick }),
      wrongCredentialsKind: 'timeout',
      reboot: () => agent.reboot({ downMs: 20 }),
      [Symbol.asyncDispose]: async () => {
        await device[Symbol.asyncDispose]();
        clock[Symbol.dispose]();
      },
    };
  });
}
