/** In UTF-16 units; nothing that a person or a lab controller writes is longer. */
const MAX_LENGTH = 80;

/** What came from outside as a sentence may repeat it: on one line, and not too long. It may be a secret only by mistake. */
export function shownText(text: string): string {
  const oneLine = text.replaceAll(/\p{C}/gu, '?');
  return oneLine.length > MAX_LENGTH ? `${oneLine.slice(0, MAX_LENGTH).toWellFormed()}…` : oneLine;
}
