import type { Command } from 'commander';
import type { EndpointState } from '../../../shared/shell/state.ts';
import { parsePort } from '../arguments.ts';
import { untilAborted, type CliIo } from '../io.ts';
import { withDisposable } from '../with-disposable.ts';

interface ServeOptions {
  readonly port: number;
  readonly shell?: boolean;
  readonly shellPort?: number;
}

function sayEndpoint(io: CliIo, endpoint: EndpointState): void {
  if (endpoint.kind === 'failed') io.say(endpoint.message);
  if (endpoint.kind !== 'listening') return;
  io.say(`Automation endpoint: ${endpoint.url}`);
  io.say(
    endpoint.hasToken
      ? 'Callers need the token that was made for it; "busbar shell token" makes a new one.'
      : 'Callers need a token: make one with "busbar shell token".',
  );
}

/** `busbar serve`: the app in the browser, on loopback; with `--shell` the automation endpoint as well. */
export function serveCommand(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('serve the app to a browser on this machine; prints one line with its URL')
    .option('--port <port>', '0 takes a free one', parsePort, 0)
    .option('--shell', 'open the automation endpoint for this run, whatever the setting says')
    .option('--shell-port <port>', 'its port; 0 takes a free one (default: that of the setting)', parsePort)
    .action(({ port, shell = false, shellPort }: ServeOptions) => {
      // A port is only given to have the endpoint.
      const isAsked = shell || shellPort !== undefined;
      const call = isAsked ? { port, shell: { port: shellPort ?? null } } : { port };
      return withDisposable(io.serve(call), async (host) => {
        sayEndpoint(io, host.endpoint);
        io.out(`${host.urlWithToken}\n`);
        await untilAborted(io.signal);
      });
    });
}
