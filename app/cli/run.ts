import { Command, CommanderError } from 'commander';
import { powerCommands } from './commands/power.ts';
import { withAccessOptions } from './access-options.ts';
import { pduCommand } from './commands/pdu.ts';
import { readCommands } from './commands/read.ts';
import { sequenceCommand } from './commands/sequence.ts';
import { serveCommand } from './commands/serve.ts';
import { shellCommand } from './commands/shell.ts';
import { simulateCommand } from './commands/simulate.ts';
import { EngineFault } from '../../shared/ipc/client.ts';
import { CallRefused, EngineLost } from '../../shared/ipc/message-transport.ts';
import { CliFailure, EXIT, type ExitCode } from './exit.ts';
import type { CliIo } from './io.ts';

/** ADDRESS and the options of every command that talks to a PDU. */
function withTargetOptions(command: Command): Command {
  return withAccessOptions(
    command.argument('<address>', 'a stored name, or host, host:port, URL or snmp://host'),
  ).option('--json', 'one line');
}

/** The program with all its commands. */
export function createProgram(io: CliIo, version: string): Command {
  const program = new Command('busbar')
    .description(
      'Rack PDUs from the command line. Results are JSON on standard output, messages go to standard error.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.say(text.trimEnd()) });
  pduCommand(program, io);
  readCommands(program, io, withTargetOptions);
  powerCommands(program, io, withTargetOptions);
  sequenceCommand(program, io, withTargetOptions);
  shellCommand(program, io);
  simulateCommand(program, io);
  serveCommand(program, io);
  return program;
}

/** Runs one call of the command line; `args` without the program's own name. Never throws for what may happen. */
export async function runCli(args: readonly string[], io: CliIo, version: string): Promise<ExitCode> {
  try {
    await createProgram(io, version).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CliFailure) {
      io.say(error.message);
      return error.exitCode;
    }
    // Commander has said what is wrong; asking for help or the version is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    if (error instanceof CallRefused) {
      io.say(
        `Something that was given is too long or has the wrong form, so nothing was done (${error.message})`,
      );
      return EXIT.wrongUse;
    }
    if (error instanceof EngineLost) {
      io.say(
        'The Busbar that carried this out ended; what came of it is not known. Read before you repeat it.',
      );
      return EXIT.failed;
    }
    if (error instanceof EngineFault) {
      io.say(error.message);
      return EXIT.failed;
    }
    throw error;
  }
}
