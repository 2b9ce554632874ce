import type { Command } from 'commander';
import { parsePort } from '../arguments.ts';
import { untilAborted, type CliIo } from '../io.ts';

/** `busbar serve`: the app in the browser, on loopback. */
export function serveCommand(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('serve the app to a browser on this machine; prints one line with its URL')
    .option('--port <port>', '0 takes a free one', parsePort, 0)
    .action(async (options: { port: number }) => {
      await using host = await io.serve(options.port);
      io.out(`${host.urlWithToken}\n`);
      await untilAborted(io.signal);
    });
}
