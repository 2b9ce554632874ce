import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import { buildShellPackage } from '../shell/package/build-package.ts';
import { caughtFault } from '../shell/shell-error.ts';
import type { Services } from './services.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';

/** What the standard raises crosses the contract as a result. */
export function shellHandlers(
  { shell, signal }: Services,
  temporary: TemporaryPdus,
): EngineHandlers['shell'] {
  return {
    snapshot: async () => shell.state,
    getInventory: (args) => caughtFault(shell.inventory.getInventory({ ...args, signal })),
    power: async ({ command, ...args }, context) => {
      // What comes by the command line comes by `busbar shell`.
      const caller = { ...context, door: context.door === 'commandLine' ? 'shell' : context.door } as const;
      const run = shell.power.run(command, { ...args, signal }, caller);
      // A PDU that is open for this call only stays open until it is over.
      const done = await caughtFault(temporary.during(context.windowId, run));
      return done.ok ? ok(null) : done;
    },
    changeAttributes: async ({ pdu, values }, context) => {
      const done = await caughtFault(shell.attributes.change(pdu, values, context));
      return done.ok ? ok(null) : done;
    },
    changeCustomAttribute: async ({ pdu, ...attribute }, context) => {
      const done = await caughtFault(shell.attributes.changeCustom(pdu, attribute, context));
      return done.ok ? ok(null) : done;
    },
    forgetConnection: async ({ pdu, outlet }) => {
      shell.liveStatus.forget(pdu, outlet);
      return null;
    },
    newToken: async (_nothing, context) => ({ token: shell.endpoint.newToken(context.door) }),
    buildPackage: async ({ name }) => {
      const built = await caughtFault(buildShellPackage({ name }));
      if (!built.ok) return built;
      const { fileName, bytes } = built.value;
      return ok({ fileName, content: Buffer.from(bytes).toString('base64') });
    },
  };
}
