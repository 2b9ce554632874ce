import type { ShellFault } from '../../shared/shell/fault.ts';

/**
 * A command of the PDU Shell Standard that did not do all it was meant to do. The standard has no status code and no
 * partial success: a failure is raised ("Commands", error handling). The message is the fault's sentence.
 */
export class ShellError extends Error {
  readonly fault: ShellFault;

  constructor(fault: ShellFault) {
    super(fault.message);
    this.name = 'ShellError';
    this.fault = fault;
  }
}

/** A failure before anything was sent to any port. */
export function shellError(kind: ShellFault['kind'], message: string): ShellError {
  return new ShellError({ kind, message, ports: [] });
}
