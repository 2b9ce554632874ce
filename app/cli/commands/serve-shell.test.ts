import { afterEach, expect, test } from 'vitest';
import { silentLogger } from '../../../main/support/logger.ts';
import { serveInBrowser } from '../../browser/serve.ts';
import { writeBuiltRenderer } from '../../testing/built-renderer.ts';
import { createCliHarness, type CliCall } from '../../testing/cli-harness.ts';
import { removeTemporaryDirectories } from '../../testing/temporary-directory.ts';
import { CliFailure } from '../exit.ts';
import type { ServeCall } from '../io.ts';

afterEach(removeTemporaryDirectories);

/** As the command line's own process does it, with a renderer that was built for the test. */
async function serve(dataDirectory: string, call: ServeCall) {
  const rendererDirectory = await writeBuiltRenderer();
  const logger = silentLogger;
  const served = await serveInBrowser({ dataDirectory, logger, demo: false, rendererDirectory, ...call });
  if (!served.ok) throw new CliFailure(served.error);
  return served.value;
}

interface Serving {
  run(this: void, args: readonly string[]): Promise<CliCall>;
  /** What it has said until it was ready. */
  readonly errors: string;
}

/** Runs `busbar serve` until the work on it is done; what the call ended with. */
async function serving(args: readonly string[], work: (serving: Serving) => Promise<void>): Promise<CliCall> {
  await using harness = await createCliHarness({ serve });
  const end = new AbortController();
  const ready = Promise.withResolvers<void>();
  let errors = '';
  const call = harness.run(['serve', ...args], {
    signal: end.signal,
    onOut: () => ready.resolve(),
    onSay: (line) => {
      errors += `${line}\n`;
    },
  });
  await Promise.race([ready.promise, call]);
  try {
    await work({ run: (more) => harness.run(more), errors });
  } finally {
    end.abort();
  }
  return call;
}

const statusWith = async (url: string, token: string) =>
  (await fetch(`${url}/v1/live-status`, { headers: { authorization: `Bearer ${token}` } })).status;

test('serve --shell opens the endpoint, and shell token makes a token that voids the one before', async () => {
  const served = await serving(['--shell', '--shell-port', '0'], async ({ run, errors }) => {
    const [, url = ''] = /^Automation endpoint: (http:\/\/127\.0\.0\.1:\d+)\n/u.exec(errors) ?? [];
    expect(errors).toContain('make one with "busbar shell token"');
    const first = await run(['shell', 'token']);
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/u) });
    expect(first.errors).toContain('The token before this one is void.');
    expect(await statusWith(url, first.out.trim())).toBe(200);
    const second = await run(['shell', 'token']);
    expect(await statusWith(url, first.out.trim())).toBe(401);
    expect(await statusWith(url, second.out.trim())).toBe(200);
  });
  expect(served.code).toBe(0);
  expect(served.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+\n$/u);
});

test('serve without --shell opens no endpoint, and says nothing of one', async () => {
  const served = await serving([], async ({ errors }) => {
    expect(errors).toBe('');
  });
  expect(served).toMatchObject({ code: 0, errors: '' });
});

test('serve --shell on a port that is taken ends with a sentence', async () => {
  await serving(['--shell-port', '0'], async ({ errors }) => {
    const port = /:(\d+)\n/u.exec(errors)?.[1] ?? '';
    const second = await serving(['--shell', '--shell-port', port], async () => undefined);
    expect(second).toMatchObject({
      code: 1,
      out: '',
      errors: `Port ${port} for the automation endpoint is used by another program. Choose another one.\n`,
    });
  });
});
