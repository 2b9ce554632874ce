import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../shared/ipc/app.ts';
import { createTestEngine } from '../../shared/testing/test-engine.ts';
import { useAppStore } from '../state/store.ts';
import { changeSettings } from './change-settings.ts';
import { connectEngine } from './engine.ts';

const engine = createTestEngine(contract, {});
connectEngine(engine.client);
const { receiveSettings } = useAppStore.getState();
const shown = () => useAppStore.getState().settings;

beforeEach(() => {
  useAppStore.setState({ toasts: [] });
  receiveSettings(DEFAULT_SETTINGS);
});

test('a change that fails is taken back alone: what was changed meanwhile, here or in another window, stays', async () => {
  const failure = Promise.withResolvers<never>();
  engine.handle({ app: { changeSettings: () => failure.promise } });
  changeSettings({ theme: 'light', delayUnit: 'ms' });
  receiveSettings({ ...shown(), singleKeys: false, delayUnit: 's' });
  expect(shown().theme).toBe('light');
  failure.reject(new Error('The engine is gone.'));
  await vi.waitFor(() => expect(shown().theme).toBe(DEFAULT_SETTINGS.theme));
  expect(shown()).toEqual({ ...DEFAULT_SETTINGS, singleKeys: false, delayUnit: 's' });
  expect(useAppStore.getState().toasts).toMatchObject([{ text: 'The engine is gone.' }]);
});

test('an answer does not take back what was changed after it was asked for', async () => {
  const answers: PromiseWithResolvers<typeof DEFAULT_SETTINGS>[] = [];
  engine.handle({
    app: {
      changeSettings: () => {
        const answer = Promise.withResolvers<typeof DEFAULT_SETTINGS>();
        answers.push(answer);
        return answer.promise;
      },
    },
  });
  changeSettings({ theme: 'light' });
  changeSettings({ powerUnit: 'W' });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]?.resolve({ ...DEFAULT_SETTINGS, theme: 'light' });
  const seen: string[] = [];
  const stop = useAppStore.subscribe(({ settings }) => seen.push(settings.powerUnit));
  await vi.waitFor(() => expect(seen).toEqual(['W']));
  stop();
  answers[1]?.resolve({ ...DEFAULT_SETTINGS, theme: 'light', powerUnit: 'W' });
  await vi.waitFor(() => expect(shown()).toMatchObject({ theme: 'light', powerUnit: 'W' }));
});
