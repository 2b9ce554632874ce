import { z } from 'zod';
import type { Actor } from '../pdu/events.ts';
import type { WireStruct, WireValue } from './values.ts';

/** Privileges that setters ask for (Xerus reference 4.19). */
export type Privilege = 'switchOutlet' | 'switchTransferSwitch' | 'changePduConfiguration' | 'performReset';

export interface CallContext {
  readonly actor: Actor;
  /** Present when the caller authenticated with a session token. */
  readonly sessionToken: string | null;
  /** `X-Client-Type` of the caller; may be empty. */
  readonly clientType: string;
  /** Aborts when the caller has gone or the simulator stops. */
  readonly signal: AbortSignal;
}

/** The `result` member: null for a void method without out parameters. */
export type MethodResult = WireStruct | null;

export interface WireMethod {
  readonly privilege: Privilege | null;
  /** Null when the parameters do not fit. */
  readonly prepare: (
    params: unknown,
  ) => ((context: CallContext) => MethodResult | Promise<MethodResult>) | null;
}
export type MethodTable = Readonly<Record<string, WireMethod>>;

export const NO_PARAMS = z.object({});

/** A method whose parameters are checked by a schema before it runs. */
export function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (params: z.output<Schema>, context: CallContext) => MethodResult | Promise<MethodResult>,
  privilege: Privilege | null = null,
): WireMethod {
  return {
    privilege,
    prepare: (params) => {
      const parsed = schema.safeParse(params);
      return parsed.success ? (context) => run(parsed.data, context) : null;
    },
  };
}

/** A method without parameters that returns one value. */
export function getter(read: () => WireValue): WireMethod {
  return method(NO_PARAMS, () => ({ _ret_: read() }));
}

/** A setter with an integer return code. */
export function setter<Schema extends z.ZodType>(
  privilege: Privilege,
  schema: Schema,
  run: (params: z.output<Schema>, context: CallContext) => number,
): WireMethod {
  return method(schema, (params, context) => ({ _ret_: run(params, context) }), privilege);
}
