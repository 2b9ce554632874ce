import { randomUUID } from 'node:crypto';
import {
  channelsOf,
  type CallContext,
  type ContractShape,
  type RequestSpec,
} from '../../shared/ipc/builders.ts';
import type { Logger } from '../../main/support/logger.ts';
import type { CallOutcome } from './outcome.ts';

/** The one door to the engine: never rejects, whatever is thrown at it. */
export type Dispatch = (channel: string, args: unknown, context: CallContext) => Promise<CallOutcome>;

/** `Handlers<Contract>` as it is looked up by name; the typed form is checked where it is made. */
export type HandlerTable = Readonly<
  Record<string, Readonly<Record<string, (args: never, context: CallContext) => Promise<unknown>>>>
>;

interface Door {
  readonly spec: RequestSpec<unknown, unknown>;
  readonly handle: (args: unknown, context: CallContext) => Promise<unknown>;
}

/** Binds every request of a contract to its handler; a handler that is missing is a bug and throws here. */
export function createDispatch(options: {
  readonly contract: ContractShape;
  readonly handlers: HandlerTable;
  readonly logger: Logger;
}): Dispatch {
  const doors = new Map<string, Door>();
  for (const { group, name, channel, spec } of channelsOf(options.contract)) {
    if (spec.kind !== 'request') continue;
    const ofGroup = options.handlers[group];
    const handler = ofGroup?.[name];
    if (ofGroup === undefined || handler === undefined)
      throw new Error(`The engine has no handler for ${channel}.`);
    doors.set(channel, { spec, handle: (args, context) => handler.call(ofGroup, args as never, context) });
  }

  return async (channel, args, context) => {
    const door = doors.get(channel);
    if (door === undefined) return { type: 'refused', message: 'There is no such call.' };
    const parsed = door.spec.args.safeParse(args);
    if (!parsed.success) {
      // Paths only: the values may be secrets.
      const places = parsed.error.issues.map((issue) => issue.path.map(String).join('.') || 'payload');
      return { type: 'refused', message: `The payload does not fit: ${[...new Set(places)].join(', ')}.` };
    }
    try {
      return { type: 'value', value: await door.handle(parsed.data, context) };
    } catch (error) {
      const reference = randomUUID().slice(0, 8);
      options.logger.error({ reference, channel, err: error }, 'A call ended in a bug');
      return { type: 'fault', reference };
    }
  };
}
