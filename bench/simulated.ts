import { startProgram, type RunningProgram } from '../e2e/support/program.ts';

/** A simulated PDU in a process of its own, so that its work is not counted as ours. */
export interface BenchPdu extends AsyncDisposable {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
}

/** Waits this long before each answer, as a PDU on a lab network would. */
export const LATENCY_MS = 20;

export async function startBenchPdu(model: string): Promise<BenchPdu> {
  const program: RunningProgram = await startProgram([
    'simulate',
    '--model',
    model,
    '--firmware',
    '4.0.20',
    '--seed',
    '1',
    '--latency-ms',
    String(LATENCY_MS),
  ]);
  const ready = JSON.parse(program.firstLine) as Omit<BenchPdu, 'program'>;
  return { ...ready, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}
