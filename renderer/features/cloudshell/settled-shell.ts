import type { Result } from '../../../shared/result.ts';
import type { ShellFault } from '../../../shared/shell/fault.ts';

const LOST = 'Busbar lost its engine before it had an answer. It is not known what was done.';

/** The answer; a lost engine is an answer too, so that a dialog never waits for ever. */
export async function settledShell<Value>(
  asked: Promise<Result<Value, ShellFault>>,
): Promise<Result<Value, Pick<ShellFault, 'message'>>> {
  try {
    return await asked;
  } catch (fault) {
    return { ok: false, error: { message: fault instanceof Error ? fault.message : LOST } };
  }
}
