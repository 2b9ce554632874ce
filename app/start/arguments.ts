import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';

export interface StartOptions {
  /** Go straight to a simulated PDU. */
  readonly demo: boolean;
  /** Do not look for Electron. */
  readonly browser: boolean;
  /** Of the browser host; 0 takes a free one. */
  readonly port: number;
}

const USAGE = 'Usage: npm start -- [--demo] [--browser] [--port N]';

/** What follows `npm start --`; the failure is the sentence to show. */
export function parseStartArguments(args: readonly string[]): Result<StartOptions, string> {
  let values: { readonly demo: boolean; readonly browser: boolean; readonly port: string };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        browser: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    }));
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/u.test(values.port) || port > 65_535)
    return err(`--port takes a number from 0 to 65535.\n${USAGE}`);
  return ok({ demo: values.demo, browser: values.browser, port });
}
