import { MAX_ATTRIBUTE_LENGTH } from './attributes.ts';

/** Blanks, line ends and other control characters: there words end. */
const BREAKS = /[\s\p{Cc}]+/gu;
/** What turns the direction of the text around it, halves of characters, which no UTF-8 has, and what no XML may hold. */
const DROPPED = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * What a device says as one line that may stand in a file: one blank between words, whatever stood there. Drivers treat
 * control characters differently; this way both protocols of a PDU tell the same.
 */
export function oneLine(text: string): string {
  return text.replaceAll(DROPPED, '').replaceAll(BREAKS, ' ').trim();
}

/** The beginning of a text, at most so many UTF-16 units; no character is cut in half. */
export function beginningOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}

/**
 * The value of an attribute as CloudShell takes it: one line, not longer than CloudShell keeps.
 * Empty where the device says nothing.
 */
export function attributeText(text: string): string {
  return beginningOf(oneLine(text), MAX_ATTRIBUTE_LENGTH);
}
