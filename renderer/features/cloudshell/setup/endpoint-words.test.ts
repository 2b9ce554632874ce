import { expect, test } from 'vitest';
import {
  curlLine,
  endpointLook,
  endpointPortOf,
  endpointUrl,
  mayHaveToken,
  powerShellLine,
  tunnelLine,
} from './endpoint-words.ts';

const listening = { kind: 'listening', port: 8790, url: 'http://127.0.0.1:8790', hasToken: true } as const;

test('an endpoint says where it listens, that it lacks a token, or why it cannot listen', () => {
  expect(endpointLook(listening, true).text).toBe('Listening on http://127.0.0.1:8790.');
  expect(endpointLook({ ...listening, hasToken: false }, true).text).toMatch(
    /Nobody gets in without a token\.$/u,
  );
  expect(endpointLook(listening, false).text).toMatch(/, until Busbar closes\.$/u);
  expect(endpointLook({ kind: 'failed', message: 'Port 8790 is taken.' }, true).text).toBe(
    'Port 8790 is taken.',
  );
});

test('what is to be entered elsewhere has the port that is listened on, not the one that was asked for', () => {
  const url = endpointUrl({ ...listening, port: 40_001, url: 'http://127.0.0.1:40001' }, 0);
  expect(url).toBe('http://127.0.0.1:40001');
  expect(tunnelLine(url)).toContain('-L 40001:127.0.0.1:40001');
  expect(endpointUrl({ kind: 'off' }, 8790)).toBe('http://127.0.0.1:8790');
});

test('the lines to try it hold no token: they ask for it', () => {
  expect(curlLine(listening.url)).toBe(
    `printf 'Token: '; read -rs TOKEN; echo; printf 'Authorization: Bearer %s\\n' "$TOKEN" | curl -sS -H @- http://127.0.0.1:8790/v1/live-status`,
  );
  expect(powerShellLine(listening.url)).toContain('http://127.0.0.1:8790/v1/live-status');
});

test('a token is made without asking only where there certainly was none', () => {
  expect(mayHaveToken({ ...listening, hasToken: false })).toBe(false);
  expect(mayHaveToken(listening)).toBe(true);
  expect(mayHaveToken({ kind: 'off' })).toBe(true);
});

test('only a port that can be listened on is taken', () => {
  expect(endpointPortOf('0')).toBe(0);
  expect(endpointPortOf('8790')).toBe(8790);
  for (const typed of ['', '-1', '65536', '8k', '1.5']) expect(endpointPortOf(typed)).toBeNull();
});
