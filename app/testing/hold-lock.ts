import { acquireEngineLock } from '../local-socket/engine-lock.ts';

/** A process that holds a data directory until it is killed. Run as a program: `node hold-lock.ts DIRECTORY`. */
const lock = acquireEngineLock(process.argv[2] ?? '');
process.stdout.write(lock === null ? 'refused\n' : 'held\n');
// Held on to, or the garbage collector closes it.
process.on('exit', () => lock?.[Symbol.dispose]());
process.stdin.resume();
