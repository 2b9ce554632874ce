/** Exit codes of the command line (docs/contracts.md, "Command line"). */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, unknown: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence on standard error. Thrown inside a command, caught once in `runCli`. */
export class CliFailure extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = EXIT.failed) {
    super(message);
    this.name = 'CliFailure';
    this.exitCode = exitCode;
  }
}
