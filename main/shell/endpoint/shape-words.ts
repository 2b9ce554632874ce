import type * as z from 'zod/mini';
import { shownText } from '../shown-text.ts';

type Issue = z.core.$ZodIssue;

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  nonoptional: 'given',
};

/** `ports[2]`; the body itself for an empty path. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shownText(String(key))}`))
    .join('');
  return place === '' ? 'the body' : place.replace(/^\./u, '');
}

function isThere(body: unknown, path: readonly PropertyKey[]): boolean {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return true;
}

function sizeWords(issue: Issue & { readonly code: 'too_big' | 'too_small' }): string {
  const unit = issue.origin === 'string' ? 'characters' : 'entries';
  return issue.code === 'too_big'
    ? `has more than ${issue.maximum} ${unit}`
    : `has fewer than ${issue.minimum} ${unit}`;
}

export function twiceWords(field: string): string {
  return `The request was not understood: the field "${shownText(field)}" is there twice.`;
}

/**
 * What does not fit in a body, in one sentence that names the place and never the value: a password may have been put
 * there by mistake.
 */
export function shapeWords(error: z.core.$ZodError, body: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'The request was not understood.';
  const place = placeOf(issue.path);
  const because = (words: string) => `The request was not understood: ${words}.`;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const where = issue.path.length === 0 ? 'it' : place;
      return because(`${where} may not have a field "${shownText(key)}"`);
    }
    case 'invalid_type':
      return because(
        isThere(body, issue.path)
          ? `${place} must be ${WORDS[issue.expected] ?? issue.expected}`
          : `${place} is missing`,
      );
    case 'invalid_value':
      return because(`${place} must be one of ${issue.values.map(String).join(', ')}`);
    case 'too_big':
    case 'too_small':
      return because(`${place} ${sizeWords(issue)}`);
    default:
      return because(`${place} has the wrong form`);
  }
}
