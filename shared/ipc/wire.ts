/**
 * Messages of the contract over anything that carries text both ways: the browser host's WebSocket and the local socket
 * by which the command line reaches a running engine. One JSON document a message.
 */
export type ClientMessage = {
  readonly type: 'call';
  /** Chosen by the client; the reply repeats it. */
  readonly id: number;
  readonly channel: string;
  readonly args: unknown;
};

/** What the engine sends: a reply to the call with that `id`, or an event. */
export type EngineMessage =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  /** The payload did not fit the contract, or the call does not exist. */
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
  /** A bug; the log has it under `reference`. */
  | { readonly type: 'fault'; readonly id: number; readonly reference: string }
  | { readonly type: 'event'; readonly channel: string; readonly payload: unknown };
