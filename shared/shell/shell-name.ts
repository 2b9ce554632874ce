/** `cloudshell-shell-standards` refuses longer names. */
const MAX_LENGTH = 100;
const WITHOUT_VENDOR = 'PDU';
const SYMBOLS = String.raw`A-Za-z\d .\-|_[\]`;
const NOT_ALLOWED = new RegExp(`[^${SYMBOLS}]+`, 'gu');
const ALLOWED_ONLY = new RegExp(`^[${SYMBOLS}]*$`, 'u');

/** Marks over letters, after the letters were taken apart from them. */
const MARKS = /\p{Mn}+/gu;

/**
 * Text made of what CloudShell takes in a name: ASCII letters and digits, blanks and `. - | _ [ ]`. Letters lose their
 * accents; every run of other characters becomes `instead`.
 */
export function inAllowedSymbols(text: string, instead: string): string {
  return text.normalize('NFKD').replaceAll(MARKS, '').replaceAll(NOT_ALLOWED, instead);
}

/** What a shell that is installed can be called besides: letters first, no `. | [ ]`, shorter (`shellfoundry`, `ShellNameValidations`). */
const INSTALLABLE_MAX_LENGTH = 59;
const INSTALLABLE_ONLY = /^[A-Za-z][A-Za-z\d _-]*$/u;
const NOT_INSTALLABLE = /^[^A-Za-z]+|[^A-Za-z\d _-]+/gu;

/**
 * One shell a vendor, `Raritan PDU` (PDU Shell Standard 2.0.1, granularity); `PDU` where the vendor is not known. A shell can be
 * installed under this name.
 */
export function defaultShellName(vendor: string): string {
  const words = inAllowedSymbols(vendor, ' ').replaceAll(NOT_INSTALLABLE, ' ').replaceAll(/ +/gu, ' ').trim();
  const room = INSTALLABLE_MAX_LENGTH - WITHOUT_VENDOR.length - 1;
  const known = words.slice(0, room).trim();
  return known === '' ? WITHOUT_VENDOR : `${known} ${WITHOUT_VENDOR}`;
}

/** Why a text cannot be the name of a shell, in one sentence; null when it can. */
export function shellNameProblem(name: string): string | null {
  if (name.trim() === '') return 'The name of the shell is empty: write one like "Raritan PDU".';
  if (name.length > MAX_LENGTH)
    return `The name of the shell is too long: it has ${name.length} characters, and ${MAX_LENGTH} are allowed.`;
  if (!ALLOWED_ONLY.test(name))
    return 'The name of the shell contains invalid symbols: only the letters A to Z, digits, blanks and . - | _ [ ] are allowed.';
  if (!/[A-Za-z\d]/u.test(name))
    return 'The name of the shell has no letter or digit: write one like "Raritan PDU".';
  return name === name.trim() ? null : 'The name of the shell begins or ends with a blank: leave that out.';
}

/** Why a shell of this name cannot be installed, in one sentence; null when it can. */
export function packageNameProblem(name: string): string | null {
  const problem = shellNameProblem(name);
  if (problem !== null) return problem;
  if (name.length <= INSTALLABLE_MAX_LENGTH && INSTALLABLE_ONLY.test(name)) return null;
  return `The name of a shell that is installed begins with a letter, has only the letters A to Z, digits, blanks, - and _, and at most ${INSTALLABLE_MAX_LENGTH} characters: write one like "Raritan PDU".`;
}
