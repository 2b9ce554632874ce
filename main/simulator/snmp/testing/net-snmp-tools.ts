import { execFile, spawnSync } from 'node:child_process';

/** Net-SNMP's command line tools, as Debian's package `snmp` has them. */
export type NetSnmpTool =
  'snmpget' | 'snmpgetnext' | 'snmpwalk' | 'snmpbulkwalk' | 'snmpbulkget' | 'snmpset' | 'snmptrap';

/** What a tool said: it ends with another code than 0 when the agent did not answer or refused. */
export interface ToolOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** True where Net-SNMP's tools are installed; tests that need them are skipped by name elsewhere. */
export function hasNetSnmpTools(): boolean {
  return spawnSync('snmpget', ['--version']).status === 0;
}

/** Output in numbers, no configuration files, no MIB files, and no second try. */
const PLAIN = ['-m', '', '-M', '', '-On', '-r', '0'];

/** A walk of the largest device prints a few megabytes. */
const MAX_OUTPUT_BYTES = 64_000_000;

/** Runs a tool against an agent; `request` is what stands before and after the agent's address. */
export function runNetSnmp(
  tool: NetSnmpTool,
  request: {
    readonly access: readonly string[];
    readonly hostPort: string;
    readonly asks: readonly string[];
  },
): Promise<ToolOutput> {
  const words = [...PLAIN, ...request.access, request.hostPort, ...request.asks];
  return new Promise((resolve) => {
    execFile(
      tool,
      words,
      { env: { ...process.env, SNMPCONFPATH: '/nonexistent' }, maxBuffer: MAX_OUTPUT_BYTES },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ exitCode, stdout, stderr });
      },
    );
  });
}
