import type { EngineHandlers } from '../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ShellFault } from '../../shared/shell/fault.ts';
import { buildShellPackage } from '../shell/package/build-package.ts';
import { ShellError } from '../shell/shell-error.ts';
import type { Services } from './services.ts';
import type { TemporaryPdus } from './temporary-pdus.ts';

/** What the standard raises crosses the contract as a result that keeps its shape; anything else is a bug. */
async function caught<Value>(work: Promise<Value>): Promise<Result<Value, ShellFault>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof ShellError) return err(error.fault);
    throw error;
  }
}

export function shellHandlers(
  { shell, signal }: Services,
  temporary: TemporaryPdus,
): EngineHandlers['shell'] {
  return {
    snapshot: async () => shell.state,
    getInventory: (args) => caught(shell.inventory.getInventory({ ...args, signal })),
    power: async ({ command, delay, ...args }, context) => {
      const request = { ...args, signal };
      // What comes by the command line comes by `busbar shell`.
      const caller = { ...context, door: context.door === 'commandLine' ? 'shell' : context.door } as const;
      const { power } = shell;
      const run = {
        PowerOn: () => power.powerOn(request, caller),
        PowerOff: () => power.powerOff(request, caller),
        PowerCycle: () => power.powerCycle({ ...request, delay }, caller),
      }[command];
      // A PDU that is open for this call only stays open until it is over.
      const done = await caught(temporary.during(context.windowId, run()));
      return done.ok ? ok(null) : done;
    },
    changeAttributes: async ({ pdu, values }, context) => {
      const done = await caught(shell.attributes.change(pdu, values, context));
      return done.ok ? ok(null) : done;
    },
    forgetConnection: async ({ pdu, outlet }) => {
      shell.liveStatus.forget(pdu, outlet);
      return null;
    },
    newToken: async (_nothing, context) => ({ token: shell.endpoint.newToken(context.door) }),
    buildPackage: async ({ name }) => {
      const built = await caught(buildShellPackage({ name }));
      if (!built.ok) return built;
      const { fileName, bytes } = built.value;
      return ok({ fileName, content: Buffer.from(bytes).toString('base64') });
    },
  };
}
