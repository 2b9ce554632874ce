import type { CallContext } from '../../shared/ipc/builders.ts';
import type { EngineMessage } from '../../shared/ipc/wire.ts';
import { parseClientMessage } from '../../shared/ipc/wire-schemas.ts';
import type { Dispatch } from './dispatch.ts';

/** The engine's end of one connection over `shared/ipc/wire.ts`. */
export interface MessageConnection {
  /** False when the text is not a message of ours: the connection is to be closed. */
  receive(text: string): boolean;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
}

/** Answers calls in the order in which they finish; `send` must be silent once the connection is gone. */
export function createMessageConnection(options: {
  readonly dispatch: Dispatch;
  readonly context: CallContext;
  readonly send: (text: string) => void;
}): MessageConnection {
  const underWay = new Set<Promise<void>>();
  return {
    receive: (text) => {
      const message = parseClientMessage(text);
      if (message === null) return false;
      const answered = options.dispatch(message.channel, message.args, options.context).then((outcome) => {
        const reply: EngineMessage = { ...outcome, id: message.id };
        options.send(JSON.stringify(reply));
        underWay.delete(answered);
      });
      underWay.add(answered);
      return true;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** An event as it goes over the wire; made once for all connections. */
export function eventMessage(channel: string, payload: unknown): string {
  const message: EngineMessage = { type: 'event', channel, payload };
  return JSON.stringify(message);
}
