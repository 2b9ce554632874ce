import type * as z from 'zod/mini';
import type { Door } from '../model/command.ts';

/** Asked for and answered; the value may be a `Result` whose failure keeps its shape. */
export interface RequestSpec<Args, Value> {
  readonly kind: 'request';
  /** Parses what came through the door; a payload that does not fit is refused. */
  readonly args: z.ZodMiniType<Args>;
  /** Exists in the type only. */
  readonly value?: Value;
}

/** Pushed by the engine to every listener. */
export interface EventSpec<Payload> {
  readonly kind: 'event';
  readonly payload?: Payload;
}

/** One entry of a contract. */
export type CallSpec = RequestSpec<unknown, unknown> | EventSpec<unknown>;
/** Groups of calls by name. */
export type ContractShape = Readonly<Record<string, Readonly<Record<string, CallSpec>>>>;

/** `request(schema).returns<Value>()` */
export function request<Args>(args: z.ZodMiniType<Args>): { returns<Value>(): RequestSpec<Args, Value> } {
  return { returns: () => ({ kind: 'request', args }) };
}

/** `event<Payload>()` */
export function event<Payload>(): EventSpec<Payload> {
  return { kind: 'event' };
}

type RequestKeys<Group> = {
  [Name in keyof Group]: Group[Name] extends RequestSpec<infer _Args, infer _Value> ? Name : never;
}[keyof Group];
type EventKeys<Group> = {
  [Name in keyof Group]: Group[Name] extends EventSpec<infer _Payload> ? Name : never;
}[keyof Group];

/** Who is calling: windows own the commands they arm. */
export interface CallContext {
  readonly windowId: string;
  readonly door: Door;
}

/** What the engine implements. */
export type Handlers<Contract extends ContractShape> = {
  readonly [Group in keyof Contract]: {
    readonly [Name in RequestKeys<Contract[Group]>]: Contract[Group][Name] extends RequestSpec<
      infer Args,
      infer Value
    >
      ? (args: Args, context: CallContext) => Promise<Value>
      : never;
  };
};

/** What the renderer, the command line and tests call. */
export type Client<Contract extends ContractShape> = {
  readonly [Group in keyof Contract]: {
    readonly [Name in RequestKeys<Contract[Group]>]: Contract[Group][Name] extends RequestSpec<
      infer Args,
      infer Value
    >
      ? (args: Args) => Promise<Value>
      : never;
  } & {
    readonly [Name in EventKeys<Contract[Group]>]: Contract[Group][Name] extends EventSpec<infer Payload>
      ? (listener: (payload: Payload) => void) => Unsubscribe
      : never;
  };
};

/** What the engine pushes with. */
export type Emitters<Contract extends ContractShape> = {
  readonly [Group in keyof Contract]: {
    readonly [Name in EventKeys<Contract[Group]>]: Contract[Group][Name] extends EventSpec<infer Payload>
      ? (payload: Payload) => void
      : never;
  };
};

/** Stops what was subscribed; calling it again does nothing. */
export type Unsubscribe = () => void;

/** Channel names are derived, never typed by hand. */
export function channelName(group: string, name: string): string {
  return `${group}.${name}`;
}

/** Every call of a contract with its channel, in order. */
export function channelsOf(contract: ContractShape): readonly {
  readonly group: string;
  readonly name: string;
  readonly channel: string;
  readonly spec: CallSpec;
}[] {
  return Object.entries(contract).flatMap(([group, calls]) =>
    Object.entries(calls).map(([name, spec]) => ({ group, name, channel: channelName(group, name), spec })),
  );
}
