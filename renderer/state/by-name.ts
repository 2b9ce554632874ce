/** One for all: a string's own comparison looks up the language anew each time, which a rail of 40 feels. */
const COLLATOR = new Intl.Collator('en', { numeric: true });

/** Names as people count: `A7` before `A10`. */
export function byName(first: { readonly name: string }, second: { readonly name: string }): number {
  return COLLATOR.compare(first.name, second.name);
}
