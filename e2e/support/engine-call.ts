import type { Page } from '@playwright/test';

/** Asks the engine as the app asks, by a window of its own: `fleet.snapshot`, `app.changeSettings`. */
export async function callEngine<Value>(page: Page, channel: string, args: object = {}): Promise<Value> {
  const text = await page.evaluate(
    (call) =>
      new Promise<string>((done, fail) => {
        const socket = new WebSocket(`ws://${location.host}/ipc`);
        socket.addEventListener('open', () => socket.send(JSON.stringify(call)));
        socket.addEventListener('error', () => fail(new Error('The engine was not reached.')));
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if ((JSON.parse(data) as { type: string }).type === 'event') return;
          socket.close();
          done(data);
        });
      }),
    { type: 'call', id: 1, channel, args },
  );
  const answer = JSON.parse(text) as { readonly type: string; readonly value: Value };
  if (answer.type !== 'value') throw new Error(text);
  return answer.value;
}
