import type { Command } from 'commander';
import type { CliIo } from '../io.ts';
import { withDisposable } from '../with-disposable.ts';

/** `busbar shell token`: the token of the automation endpoint, shown this once. */
export function shellTokenCommand(shell: Command, io: CliIo): void {
  shell
    .command('token')
    .description('make a new token for the automation endpoint and print it; the one before it is void')
    .action(() =>
      withDisposable(io.openEngine(), async (engine) => {
        const { token } = await engine.shell.newToken({});
        io.out(`${token}\n`);
        io.say('The token before this one is void. This one is kept nowhere: it cannot be shown again.');
      }),
    );
}
