import { BriskClock } from '../../engine/testing/brisk-clock.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { describeDriverContract } from '../testing/driver-contract.ts';
import { accessTo, driverOn, snmpSide } from './testing/driver-on.ts';

/** outletSwitchingOperation of PDU2-MIB. */
const SWITCHING_OPERATION = '1.3.6.1.4.1.13742.6.4.1.2.1.2.';
const WRONG = { v1: 'timeout', v2c: 'timeout', v3: 'authRejected' } as const;

for (const version of ['v1', 'v2c', 'v3'] as const) {
  describeDriverContract(`simulated PDU over SNMP ${version}`, async () => {
    const clock = new BriskClock(Date.UTC(2026, 2, 4));
    const device = await startSimulator({ model: 'px3-1ph-8', snmpPort: 0, clock });
    const snmp = snmpSide(device);
    const { agent } = snmp;
    const access = accessTo(snmp, version);
    const wrong =
      access.version === 'v3' ? { ...access, user: 'stranger' } : { ...access, readCommunity: 'wrong' };
    return {
      driver: driverOn(snmp.port, { clock, access, requestTimeoutMs: 1000, tries: 2 }),
      impatientDriver: () => driverOn(snmp.port, { clock, access, requestTimeoutMs: 100, tries: 1 }),
      outlet: 'outlet:1',
      serial: device.serial,
      powerCommands: () =>
        agent.log.sets.filter(({ oids }) => oids.some((oid) => oid.startsWith(SWITCHING_OPERATION))).length,
      exchanges: () => agent.log.count,
      loseNextAnswer: () => agent.faults.inject({ kind: 'loseAnswer' }, { types: ['set'], times: 1 }),
      answerGarbage: () => agent.faults.inject({ kind: 'garbage' }),
      fallSilent: () => agent.faults.inject({ kind: 'silent' }),
      withWrongCredentials: () =>
        driverOn(snmp.port, { clock, access: wrong, requestTimeoutMs: 100, tries: 1 }),
      wrongCredentialsKind: WRONG[version],
      reboot: () => device.faults.reboot({ downMs: 20 }),
      [Symbol.asyncDispose]: async () => {
        await device[Symbol.asyncDispose]();
        clock[Symbol.dispose]();
      },
    };
  });
}
