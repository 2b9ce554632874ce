import { z } from 'zod';
import type { SimulatorFaults } from '../../faults.ts';
import type { WireDevice } from '../device.ts';
import { normaliseRid } from '../dispatcher.ts';
import { NO_PARAMS, getter, method, setter, type MethodTable } from '../method.ts';
import { refOrNull } from '../registry.ts';
import { SESSION_TIMEOUT_S, type Session, type Sessions } from '../sessions.ts';
import type { WireStruct } from '../values.ts';
import type { Accounts } from '../accounts.ts';
import { controllerStatistic } from './pdu.ts';

function sessionStruct(sessions: Sessions, session: Session): WireStruct {
  return {
    sessionId: session.id,
    username: session.user,
    remoteIp: session.address,
    clientType: session.clientType,
    creationTime: sessions.createdAfterBootS(session),
    timeout: SESSION_TIMEOUT_S,
    idle: sessions.idleS(session),
    userIdle: sessions.idleS(session),
  };
}

const reason = z.object({ reason: z.int() });

/** `/session`. The `…Current…` calls answer with null or nothing to those who have no token. */
function sessionMethods(sessions: Sessions, faults: SimulatorFaults): MethodTable {
  return {
    newSession: method(NO_PARAMS, (_, { actor, clientType }) => {
      const other = sessions.all().find((session) => session.user === actor.user);
      if (faults.singleLogin && other !== undefined) {
        return { _ret_: 1, session: sessionStruct(sessions, other), token: '' };
      }
      const session = sessions.open(actor.user, actor.address, clientType);
      return { _ret_: 0, session: sessionStruct(sessions, session), token: session.token };
    }),
    getCurrentSession: method(NO_PARAMS, (_, { sessionToken }) => {
      const session = sessionToken === null ? null : sessions.find(sessionToken);
      return { _ret_: session === null ? null : sessionStruct(sessions, session) };
    }),
    getSessions: getter(() => sessions.all().map((session) => sessionStruct(sessions, session))),
    closeSession: method(reason.extend({ sessionId: z.int() }), ({ sessionId }) => {
      sessions.close((session) => session.id === sessionId);
      return null;
    }),
    closeCurrentSession: method(reason, (_, { sessionToken }) => {
      sessions.close((session) => session.token === sessionToken);
      return null;
    }),
    touchCurrentSession: method(z.object({ userActivity: z.boolean() }), () => null),
    getSessionHistory: getter(() => []),
  };
}

const USER_INFO: WireStruct = {
  enabled: true,
  locked: false,
  blocked: false,
  needPasswordChange: false,
  auxInfo: { fullname: '', telephone: '', eMail: '' },
  snmpV3Settings: {
    enabled: false,
    secLevel: 2,
    authProtocol: 1,
    usePasswordAsAuthPassphrase: true,
    haveAuthPassphrase: false,
    authPassphrase: '',
    privProtocol: 1,
    useAuthPassphraseAsPrivPassphrase: true,
    havePrivPassphrase: false,
    privPassphrase: '',
  },
  sshPublicKey: '',
  preferences: { temperatureUnit: 0, lengthUnit: 0, pressureUnit: 0 },
  roleIds: [0],
};

function userMethods(accounts: Accounts): MethodTable {
  const info = (user: string): WireStruct => ({ ...USER_INFO, roleIds: [accounts.mayDo(user) ? 0 : 2] });
  return {
    getInfo: method(NO_PARAMS, (_, { actor }) => ({ _ret_: info(actor.user) })),
    getInfoAndPrivileges: method(NO_PARAMS, (_, { actor }) => ({
      info: info(actor.user),
      privileges: accounts.mayDo(actor.user)
        ? [{ name: 'adminPrivilege', args: [] }]
        : [{ name: 'viewLog', args: [] }],
    })),
    getCapabilities: getter(() => ({ canSetPassword: false, canSetPreferences: false })),
  };
}

function unitMethods(device: WireDevice): MethodTable {
  return {
    getMetaData: getter(() => ({ hasOrientationSensor: false, supportedDisplayOrientations: [0] })),
    getSettings: getter(() => ({ buzzerMuted: false, autoDisplayOrientation: false, displayOrientation: 0 })),
    setSettings: setter('changePduConfiguration', z.looseObject({}), () => 0),
    identify: method(z.object({ seconds: z.int() }), () => null),
    muteBuzzer: method(z.object({ mute: z.boolean() }), () => null),
    getDisplayOrientation: getter(() => (device.pdu.model.inlets.length > 0 ? 0 : 1)),
  };
}

function controllerMethods(device: WireDevice): MethodTable {
  return {
    getCommunicationStatus: getter(() => 0),
    getStatistics: getter(() => controllerStatistic(device.profile)),
    getMetaData: getter(() => ({
      type: 0,
      address: '1',
      magic: 66,
      versionAvailable: true,
      fwAppVersion: 12,
      fwBootVersion: 3,
      hwVersion: 1,
      serial: '<not set>',
      haveResetCnt: true,
      haveEmResetCnt: false,
    })),
    reset: setter('performReset', NO_PARAMS, () => 1),
  };
}

function dateTimeMethods(device: WireDevice): MethodTable {
  const zone: WireStruct = { id: 0, name: 'UTC', hasDSTInfo: false };
  return {
    getTime: method(z.object({ useOlson: z.boolean().optional() }), () => ({
      zone,
      dstEnabled: false,
      utcOffset: 0,
      currentTime: device.pdu.time.nowS(),
    })),
  };
}

function snmpMethods(device: WireDevice): MethodTable {
  return {
    getConfiguration: getter(() => ({
      v2enable: false,
      v3enable: false,
      readComm: '',
      writeComm: '',
      sysContact: '',
      sysName: device.pdu.settings.name,
      sysLocation: '',
    })),
    getV3EngineId: getter(() => '0x80001f8880'),
  };
}

/** Everything at well-known ids that is not the electrical model. */
export function addServices(
  device: WireDevice,
  accounts: Accounts,
  sessions: Sessions,
  faults: SimulatorFaults,
): void {
  const { registry } = device;
  registry.addService('bulkrpc.BulkRequest', '/bulk', {});
  registry.addService('session.SessionManager', '/session', sessionMethods(sessions, faults));
  registry.addService('usermgmt.User', '/auth/currentUser', userMethods(accounts));
  registry.addService('firmware.Firmware', '/firmware', {
    getVersion: getter(() => device.profile.revision),
  });
  registry.addService('datetime.DateTime', '/datetime', dateTimeMethods(device));
  registry.addService('devsettings.Snmp', '/snmp', snmpMethods(device));
  registry.addService('jsonrpc.NameService', '/ns', {
    lookup: method(z.object({ name: z.string() }), ({ name }) => ({
      _ret_: refOrNull(registry.find(normaliseRid(name))),
    })),
  });
  registry.add('pdumodel.Unit', 'unit.0', ['/model/unit'], unitMethods(device));
  registry.add('pdumodel.Controller', 'controller.0', ['/model/controller/0'], controllerMethods(device));
}
