import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgentCount, AgentOrder, AgentReady, AgentSubject } from './agent-messages.ts';

/** An SNMP agent in a process of its own, as a device is one. */
export interface BenchAgent extends AsyncDisposable, AgentReady {
  readonly hostPort: string;
  /** Answers come this much later from now on. */
  late(ms: number): Promise<void>;
  /** What came since the last time. */
  count(): Promise<AgentCount>;
}

/** The next message; rejects when the process ends instead. */
function message(child: ChildProcess): Promise<unknown> {
  return new Promise((done, fail) => {
    const onExit = (code: number | null) => fail(new Error(`the process of an agent ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (value) => {
      child.off('exit', onExit);
      done(value);
    });
  });
}

export async function startBenchAgent(subject: AgentSubject): Promise<BenchAgent> {
  const script = join(import.meta.dirname, 'agent-process.ts');
  const child = fork(script, [JSON.stringify(subject)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ready = (await message(child)) as AgentReady;
  const ask = (order: AgentOrder): Promise<unknown> => {
    const answer = message(child);
    child.send(order);
    return answer;
  };
  return {
    ...ready,
    hostPort: `127.0.0.1:${ready.port}`,
    late: async (ms) => {
      await ask({ kind: 'late', ms });
    },
    count: async () => (await ask({ kind: 'count' })) as AgentCount,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
