import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { err, ok } from '../../shared/result.ts';
import { PduAdding } from './add-pdu.ts';
import { AddressChange } from './change-address.ts';
import { CrossChecks } from './cross-checks.ts';
import { ElementSettings } from './element-settings.ts';
import type { OpenPdus } from './open-pdus.ts';
import { PduAdmin } from './pdu-admin.ts';
import type { Services } from './services.ts';
import { probeSnmp } from './snmp-probe.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';
import { probeAddress } from './trust.ts';
import { unknownPdu } from './unknown-pdu.ts';

export function pduHandlers(
  services: Services,
  open: OpenPdus,
  temporary: TemporaryPdus,
): EngineHandlers['pdus'] {
  const { devices, signal } = services;
  const adding = new PduAdding(services, open);
  const admin = new PduAdmin(services, open);
  const addresses = new AddressChange(services, open);
  const elements = new ElementSettings(services);
  const crossChecks = new CrossChecks(services, open);
  return {
    probe: (request) =>
      request.protocol === 'snmp'
        ? probeSnmp(services, request)
        : probeAddress(services.trust, request.address, signal),
    test: (target, context) => adding.test(target, context),
    add: (request, context) => adding.add(request, context),
    addSimulated: ({ model }, context) => adding.addSimulated(model, context),
    openTemporary: (request, context) => temporary.open(request, context),
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
    changeCredentials: (request, context) => admin.changeCredentials(request, context),
    trustCertificate: ({ pdu, fingerprint }, context) => admin.trustCertificate(pdu, fingerprint, context),
    trustEngine: ({ pdu, engineId }, context) => admin.trustEngine(pdu, engineId, context),
    crossCheck: ({ pdu }) => crossChecks.run(pdu),
    removeOtherAccess: async ({ pdu }, context) => admin.removeOtherAccess(pdu, context),
    renameElement: (request, context) => elements.rename(request, context),
    changeCycleDelay: (request, context) => elements.changeCycleDelay(request, context),
    changeInRushGuard: (request, context) => elements.changeInRushGuard(request, context),
    changePowerOnDelay: (request, context) => elements.changePowerOnDelay(request, context),
    changeStartupState: (request, context) => elements.changeStartupState(request, context),
    changeAddress: (request, context) => addresses.change(request, context),
    list: async () =>
      services.pdus.list().map(({ id, name, address, user, protocol, snmp, other }) => {
        const otherProtocol = other?.protocol ?? null;
        return { id, name, address, user, protocol, version: snmp?.version ?? null, otherProtocol };
      }),
  };
}
