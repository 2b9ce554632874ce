import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { context, engine, addPdu, briskClock, simulator } from './simulator-bench.ts';
import { Traffic } from './traffic.ts';

const never = () => new AbortController().signal;

describe('a brisk clock', () => {
  test('passes over an hour in which nothing happens, in whole milliseconds and in order', async () => {
    const clock = briskClock();
    const startMs = clock.nowMs();
    const woken: number[] = [];
    const sleep = async (ms: number) => {
      await clock.sleep(ms, never());
      woken.push(clock.nowMs() - startMs);
    };
    await Promise.all([sleep(3_600_000), sleep(0.5), sleep(60_000)]);
    expect(woken).toEqual([1, 60_000, 3_600_000]);
  });

  test('stands still while a device is asked over HTTPS', async () => {
    const clock = briskClock();
    const device = await simulator({ clock });
    const bench = await engine({ clock });
    const pdu = await addPdu(bench, device);
    const startMs = clock.nowMs();
    const read = await bench.engine.handlers.pdus.readNow({ pdu }, context);
    expect(read.ok).toBe(true);
    expect(clock.nowMs() - startMs).toBeLessThan(1000);
  });
});

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  onTestFinished(() => {
    socket.close();
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

test('a datagram is under way from when it is sent until it has arrived', async () => {
  using traffic = new Traffic();
  const [from, to] = [await bound(), await bound()];
  from.send('hello', to.address().port, '127.0.0.1');
  expect(traffic.datagrams).toBe(1);
  await once(to, 'message');
  expect(traffic.datagrams).toBe(0);
});
