import { err, ok, type Result } from '../../shared/result.ts';
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

/** What a command of the standard raises as a result that keeps its shape; anything else is a bug, and goes on. */
export async function caughtFault<Value>(work: Promise<Value>): Promise<Result<Value, ShellFault>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof ShellError) return err(error.fault);
    throw error;
  }
}
