import { expect, test } from 'vitest';
import { sessionBench } from './testing/session-bench.ts';

test('a first read that takes its time shows how far it is, and forgets it when it is done', async () => {
  const gate = Promise.withResolvers<void>();
  const { clock, view } = await sessionBench({
    prepare: (device) => {
      device.discoverGate = gate.promise;
    },
  });
  expect(view().connection).toMatchObject({
    kind: 'connecting',
    progress: { readElements: 0, totalElements: 3 },
  });
  gate.resolve();
  await clock.advance(0);
  expect(view().connection).toMatchObject({ kind: 'online' });
  expect(view().connection).not.toHaveProperty('progress');
});
