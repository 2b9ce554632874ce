import type { Command } from 'commander';
import { parsePort } from '../arguments.ts';
import { untilAborted, type CliIo } from '../io.ts';
import { withDisposable } from '../with-disposable.ts';

/** `busbar serve`: the app in the browser, on loopback. */
export function serveCommand(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('serve the app to a browser on this machine; prints one line with its URL')
    .option('--port <port>', '0 takes a free one', parsePort, 0)
    .action((options: { port: number }) =>
      withDisposable(io.serve(options.port), async (host) => {
        io.out(`${host.urlWithToken}\n`);
        await untilAborted(io.signal);
      }),
    );
}
