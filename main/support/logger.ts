import { renameSync, statSync } from 'node:fs';
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Names under which a secret could reach a log line by accident. */
const SECRET_NAMES = [
  'password',
  'token',
  'authorization',
  'community',
  'readCommunity',
  'writeCommunity',
  'authPassword',
  'privPassword',
];
/** How deep they stand: `{ target: { access: { auth: { password } } } }` is the deepest of our own. */
const SECRET_PATHS = SECRET_NAMES.flatMap((name) =>
  ['', '*.', '*.*.', '*.*.*.'].map((above) => above + name),
);

/** A log larger than this is set aside at the next start, in place of the one set aside before. */
const MAX_LOG_BYTES = 5_000_000;

function logFile(path: string): DestinationStream {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`);
  // Written at once: what was logged last matters most when the program ends by a bug.
  return pino.destination({ dest: path, mode: 0o600, sync: true });
}

/**
 * JSON lines to standard error, so that standard output stays for results; also to `file`, readable by its owner only, for
 * a program that is started without a terminal.
 *
 * @throws when the file cannot be opened
 */
export function createLogger(level: string, file?: string): Logger {
  const toError = pino.destination(2);
  const options = { level, redact: { paths: SECRET_PATHS, censor: '[secret]' } };
  if (file === undefined) return pino(options, toError);
  const streams = [toError, logFile(file)].map((stream) => ({ stream, level: 'trace' as const }));
  return pino(options, pino.multistream(streams));
}

export const silentLogger: Logger = pino({ level: 'silent' });
