import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { DeviceError } from '../../shared/model/device-error.ts';
import { err, ok } from '../../shared/result.ts';
import { ElementSettings } from './element-settings.ts';
import type { OpenPdus } from './open-pdus.ts';
import { PduAdmin } from './pdu-admin.ts';
import type { Services } from './services.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';
import { probeAddress } from './trust.ts';
import { unknownPdu } from './unknown-pdu.ts';

function noSnmp(): { readonly ok: false; readonly error: DeviceError } {
  return err({ kind: 'unsupported', message: 'PDUs cannot be reached by SNMP yet; use Xerus.' });
}

export function pduHandlers(
  services: Services,
  open: OpenPdus,
  temporary: TemporaryPdus,
): EngineHandlers['pdus'] {
  const { devices, signal } = services;
  const admin = new PduAdmin(services, open);
  const elements = new ElementSettings(services);
  return {
    probe: async (request) =>
      request.protocol === 'xerus' ? probeAddress(services.trust, request.address, signal) : noSnmp(),
    test: async (target) => (target.protocol === 'xerus' ? admin.test(target) : noSnmp()),
    add: async (request, context) => (request.protocol === 'xerus' ? admin.add(request, context) : noSnmp()),
    addSimulated: ({ model }, context) => admin.addSimulated(model, context),
    openTemporary: async (request, context) =>
      request.protocol === 'xerus' ? temporary.open(request, context) : noSnmp(),
    closeTemporary: async ({ pdu }, { windowId }) => {
      await temporary.close(pdu, windowId);
      return null;
    },
    readNow: async ({ pdu }) => {
      const session = devices.session(pdu);
      if (session === undefined) return err(unknownPdu());
      const ready = await session.ready(signal);
      if (!ready.ok) return ready;
      const read = await session.readAll(signal);
      if (!read.ok) return read;
      const sample = session.record.latestSamples();
      return sample === null ? err(unknownPdu()) : ok({ view: session.record.view, sample });
    },
    remove: ({ pdu }, context) => admin.remove(pdu, context),
    renameInBusbar: async ({ pdu, name }, context) => admin.renameInBusbar(pdu, name, context),
    retryNow: async ({ pdu }) => {
      devices.session(pdu)?.retryNow();
      return null;
    },
    changeCredentials: async (request, context) =>
      request.protocol === 'xerus' ? admin.changeCredentials(request, context) : noSnmp(),
    trustCertificate: ({ pdu, fingerprint }, context) => admin.trustCertificate(pdu, fingerprint, context),
    trustEngine: async () => noSnmp(),
    crossCheck: async () => noSnmp(),
    removeOtherAccess: async () => noSnmp(),
    renameElement: (request, context) => elements.rename(request, context),
    changeCycleDelay: (request, context) => elements.changeCycleDelay(request, context),
    list: async () =>
      services.pdus.list().map(({ id, name, address, user, protocol }) => ({
        id,
        name,
        address,
        user,
        protocol,
        version: null,
        otherProtocol: null,
      })),
  };
}
