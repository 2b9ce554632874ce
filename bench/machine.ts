import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures were measured on, one fact a line; nothing that names the machine itself. */
export function machineFacts(browser: string | null): readonly string[] {
  const [load = 0] = loadavg();
  return [
    `Processor: ${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores`,
    `Memory: ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `System: ${type()} ${release()} ${process.arch}`,
    `Node: ${process.versions.node}`,
    `Browser: ${browser ?? 'none'}`,
    `Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Load average at the end: ${load.toFixed(1)}`,
  ];
}
