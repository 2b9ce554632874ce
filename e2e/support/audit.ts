import type { Page } from '@playwright/test';
import type { AuditEntry } from '../../shared/model/audit.ts';

/** The newest entries of the audit log, oldest first, asked of the engine as the app asks: by a window of its own. */
export async function auditLog(page: Page): Promise<readonly AuditEntry[]> {
  const text = await page.evaluate(
    () =>
      new Promise<string>((done, fail) => {
        const socket = new WebSocket(`ws://${location.host}/ipc`);
        const call = { type: 'call', id: 1, channel: 'app.audit', args: { limit: 200, pdu: null } };
        socket.addEventListener('open', () => socket.send(JSON.stringify(call)));
        socket.addEventListener('error', () => fail(new Error('The engine was not reached.')));
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if ((JSON.parse(data) as { type: string }).type === 'event') return;
          socket.close();
          done(data);
        });
      }),
  );
  const answer = JSON.parse(text) as { readonly type: string; readonly value: readonly AuditEntry[] };
  if (answer.type !== 'value') throw new Error(text);
  return answer.value.toReversed();
}

/** Results of one action in the audit log, first to last: `asked`, `sent`, … */
export async function auditResults(page: Page, action: string): Promise<readonly string[]> {
  return (await auditLog(page)).filter((entry) => entry.action === action).map((entry) => entry.result);
}
