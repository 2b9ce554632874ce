import { isIP } from 'node:net';
import { err, ok, type Result } from '../../../shared/result.ts';
import {
  MAX_ATTRIBUTE_LENGTH,
  MAX_SESSIONS_CONCURRENCY_LIMIT,
  type ShellAttribute,
} from '../../../shared/shell/attributes.ts';

const DEFAULT_RANGE = { least: 0, most: 65_535 };
/** Numeric attributes are ports, but for one. */
const RANGES: Readonly<Partial<Record<string, { readonly least: number; readonly most: number }>>> = {
  'Sessions Concurrency Limit': { least: 1, most: MAX_SESSIONS_CONCURRENCY_LIMIT },
};
/** Labels of letters, digits, hyphens and, where administrators like them, underscores (RFC 1123, section 2.1). */
const HOST_NAME = /^(?=.{1,253}$)[\w]([\w-]{0,61}[\w])?(\.[\w]([\w-]{0,61}[\w])?)*\.?$/u;

function numeric({ name }: ShellAttribute, text: string): Result<string, string> {
  const { least, most } = RANGES[name] ?? DEFAULT_RANGE;
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : -1;
  return value >= least && value <= most
    ? ok(String(value))
    : err(`${name} must be a whole number from ${least} to ${most}.`);
}

function oneOf({ name }: ShellAttribute, values: readonly string[], text: string): Result<string, string> {
  const value = values.find((each) => each.toLowerCase() === text.toLowerCase());
  return value === undefined ? err(`${name} must be one of: ${values.join(', ')}.`) : ok(value);
}

/**
 * A value as CloudShell writes it, or one sentence that names the attribute and says what it must be. What was given is
 * never repeated: a password may stand in the wrong place. Empty text is no value; it is for the caller.
 */
export function validateAttribute(attribute: ShellAttribute, text: string): Result<string, string> {
  const { name, type, values = [] } = attribute;
  if (text.length > MAX_ATTRIBUTE_LENGTH)
    return err(`${name} must not have more than ${MAX_ATTRIBUTE_LENGTH} characters.`);
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return err(`${name} must not have control characters.`);
  const trimmed = text.trim();
  switch (type) {
    case 'Numeric':
      return numeric(attribute, trimmed);
    case 'Boolean':
      return oneOf(attribute, ['True', 'False'], trimmed);
    case 'Lookup':
      return oneOf(attribute, values, trimmed);
    case 'Password':
      return ok(text);
    case 'String':
      if (values.length > 0) return oneOf(attribute, values, trimmed);
      if (name !== 'Console Server IP Address') return ok(text);
      return isIP(trimmed) !== 0 || HOST_NAME.test(trimmed)
        ? ok(trimmed)
        : err(`${name} must be an IPv4 or IPv6 address or a host name.`);
  }
}
