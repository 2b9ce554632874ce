import type { ShellFault } from '../../../shared/shell/fault.ts';

/** HTTP status of what the standard's commands raise. */
export const STATUS_OF_FAULT = {
  invalidArgument: 422,
  unknownResource: 404,
  refused: 409,
  device: 502,
  failed: 502,
  unknown: 504,
  cancelled: 503,
} as const satisfies Record<ShellFault['kind'], number>;

export const SHELL_FAULT_KINDS = Object.keys(STATUS_OF_FAULT) as readonly ShellFault['kind'][];
