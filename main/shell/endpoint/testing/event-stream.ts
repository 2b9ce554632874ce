import { rawSocket, type RawSocket } from './raw-socket.ts';

export interface StreamEvent {
  readonly id: number;
  readonly event: string;
  readonly data: unknown;
}

export interface EventStream {
  readonly raw: RawSocket;
  /** Whole events that have come until now. */
  readonly events: readonly StreamEvent[];
  /** Resolves with the events once there are so many. */
  atLeast(this: void, count: number): Promise<readonly StreamEvent[]>;
}

const EVENT = /id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/gu;

function eventsIn(text: string): readonly StreamEvent[] {
  return [...text.matchAll(EVENT)].map(([, id, event = '', data = '']) => ({
    id: Number(id),
    event,
    data: JSON.parse(data) as unknown,
  }));
}

/** Reads the live-status stream over a plain socket; chunk sizes between events do not matter. */
export function eventStream(port: number, token: string): EventStream {
  const raw = rawSocket(port);
  const path = '/v1/live-status/stream';
  raw.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  return {
    raw,
    get events() {
      return eventsIn(raw.received);
    },
    atLeast: async (count) => {
      const text = await raw.when((received) => eventsIn(received).length >= count);
      return eventsIn(text);
    },
  };
}
