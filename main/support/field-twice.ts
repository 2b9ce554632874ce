/** Of valid JSON: its texts, each with the colon that makes it the name of a field, and its brackets. */
const PART = /(?<text>"[^"\\]*(?:\\.[^"\\]*)*")(?<colon>\s*:)?|[{}[\]]/gu;

/**
 * The first name that an object in this text has twice; null where every field is there once. Programs differ in which of
 * both they take (RFC 8259, section 4), and JavaScript's takes the last and says nothing: what switches power, or signs in,
 * may not depend on that.
 *
 * `json`: what `JSON.parse` took.
 */
export function fieldTwice(json: string): string | null {
  /** Names in each object that is open; null for lists. */
  const open: (Set<string> | null)[] = [];
  for (const { 0: part, groups } of json.matchAll(PART)) {
    if (part === '{') open.push(new Set());
    else if (part === '[') open.push(null);
    else if (part === '}' || part === ']') open.pop();
    if (groups?.['text'] === undefined || groups['colon'] === undefined) continue;
    const name = String(JSON.parse(groups['text']));
    const names = open.at(-1);
    if (names?.has(name) === true) return name;
    names?.add(name);
  }
  return null;
}
