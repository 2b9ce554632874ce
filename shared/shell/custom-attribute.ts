import { SHELL_ATTRIBUTES, type CustomAttributeType, type ShellAttribute } from './attributes.ts';
import { inAllowedSymbols } from './shell-name.ts';

export const MAX_CUSTOM_NAME_LENGTH = 64;

/**
 * An attribute that a person added to a PDU: the standard lets them be added at any level, and none be removed ("Attributes",
 * guidelines). It is the shell's, `Raritan PDU.Rack`, and has the rule Configuration.
 */
export function customAttribute(name: string, type: CustomAttributeType): ShellAttribute {
  return {
    name,
    type,
    isUserInput: true,
    isFamilyLevel: false,
    source: 'custom',
    profiles: ['2g', '1g'],
    defaultValue: '',
  };
}

/** Why an attribute cannot be called this, in one sentence; null when it can. A dot ends the name of a shell. */
export function customNameProblem(name: string): string | null {
  if (name.trim() === '' || name !== name.trim())
    return 'The name of an attribute must not be empty, nor begin or end with a blank.';
  if (name.length > MAX_CUSTOM_NAME_LENGTH)
    return `The name of an attribute must not have more than ${MAX_CUSTOM_NAME_LENGTH} characters.`;
  if (name.includes('.') || inAllowedSymbols(name, '?') !== name || !/[A-Za-z\d]/u.test(name))
    return 'The name of an attribute has letters A to Z, digits, blanks and - | _ [ ] only.';
  const own = SHELL_ATTRIBUTES.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return own === undefined ? null : `${own.name} is an attribute of every PDU already.`;
}
