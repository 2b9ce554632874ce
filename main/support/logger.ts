import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Names under which a secret could reach a log line by accident. */
const SECRET_PATHS = [
  'password',
  'token',
  'authorization',
  'headers.authorization',
  '*.password',
  '*.token',
  '*.authorization',
];

/** JSON lines to standard error, so that standard output stays for results. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: { paths: SECRET_PATHS, censor: '[secret]' } }, pino.destination(2));
}

export const silentLogger: Logger = pino({ level: 'silent' });
