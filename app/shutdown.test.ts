import { pino } from 'pino';
import { expect, test } from 'vitest';
import { shutDown } from './shutdown.ts';

test('every step of a shutdown runs, in order, although one fails and one hangs, and the log names both', async () => {
  const done: string[] = [];
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  await shutDown(
    [
      { name: 'first', run: () => void done.push('first') },
      {
        name: 'failing',
        run: () => {
          throw new Error('broken');
        },
      },
      { name: 'hanging', run: () => new Promise(() => undefined) },
      { name: 'last', run: async () => void done.push('last') },
    ],
    { logger, stepTimeoutMs: 5 },
  );
  expect(done).toEqual(['first', 'last']);
  expect(lines.map((line) => (JSON.parse(line) as { step: string }).step)).toEqual(['failing', 'hanging']);
});
