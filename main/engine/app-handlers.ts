import { isDeepStrictEqual } from 'node:util';
import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import type { Services } from './services.ts';
import { applyTrapSettings } from './trap-settings.ts';

export function appHandlers(services: Services): EngineHandlers['app'] {
  const { info, settings, desk, devices, audit, auditStore, events, emitSettings, emitDesk, shell } =
    services;
  return {
    info: async () => info,
    settings: async () => settings.read(),
    changeSettings: async (patch, context) => {
      const before = settings.read();
      const after = settings.change(patch);
      if (after.keepEventsDays !== before.keepEventsDays) void events.prune(services.signal);
      if (after.pollIntervalMs !== before.pollIntervalMs) devices.pollIntervalChanged();
      if (!isDeepStrictEqual(after.trapReceiver, before.trapReceiver))
        await applyTrapSettings(services, after.trapReceiver);
      if (!isDeepStrictEqual(after.automationEndpoint, before.automationEndpoint)) {
        const { enabled, port } = after.automationEndpoint;
        await (enabled ? shell.endpoint.start(port, context.door) : shell.endpoint.stop(context.door));
      }
      audit.write([
        {
          door: context.door,
          pdu: null,
          pduName: '',
          pduUser: null,
          action: 'changeSettings',
          result: 'done',
          before: JSON.stringify(before),
          after: JSON.stringify(after),
        },
      ]);
      // Another change may have been made meanwhile.
      const current = settings.read();
      emitSettings(current);
      return current;
    },
    desk: async () => desk.read(),
    changeDesk: async (patch) => {
      const after = desk.change(patch);
      emitDesk(after);
      return after;
    },
    trapReceiver: async () => services.traps.state,
    audit: async (args) => auditStore.list(args),
  };
}
