import { err, ok, type Result } from '../../../shared/result.ts';
import { shellAttribute, type ShellAttributeName } from '../../../shared/shell/attributes.ts';
import { SHELL_FAMILIES } from '../../../shared/shell/families.ts';
import { shownText } from '../shown-text.ts';
import { suggestion } from './names.ts';

/** An attribute as it is written outside: `Raritan PDU.User`, `CS_PDU.Vendor` or `User`. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Attributes without prefixes, as they were given. */
export interface SplitAttributes {
  /** Null where no attribute has a prefix and no model is given. */
  readonly shellName: string | null;
  readonly attributes: ReadonlyMap<ShellAttributeName, string>;
  /** Of the shell and not of the standard. */
  readonly customAttributes: ReadonlyMap<string, string>;
}

const FAMILIES: ReadonlySet<string> = new Set(Object.values(SHELL_FAMILIES).map(({ pdu }) => pdu.name));

/** No attribute's name has a dot in it; a shell's may. */
function split(name: string): { readonly prefix: string | null; readonly own: string } {
  const at = name.lastIndexOf('.');
  return at < 0
    ? { prefix: null, own: name.trim() }
    : { prefix: name.slice(0, at).trim(), own: name.slice(at + 1).trim() };
}

/** The model, else the one prefix that is no family's; every attribute must agree with it. */
function shellNameOf(named: readonly NamedValue[], model: string): Result<string | null, string> {
  let shellName = model === '' ? null : model;
  for (const { name } of named) {
    const { prefix } = split(name);
    if (prefix === null || FAMILIES.has(prefix)) continue;
    shellName ??= prefix;
    if (prefix !== shellName)
      return err(`${shownText(name)} is of another shell than ${shownText(shellName)}: leave it out.`);
  }
  return ok(shellName);
}

/** Takes the prefixes off; refuses what is not known or is given twice with different values. */
export function parseAttributeNames(
  named: readonly NamedValue[],
  model: string,
): Result<SplitAttributes, string> {
  const shellName = shellNameOf(named, model);
  if (!shellName.ok) return shellName;
  const attributes = new Map<ShellAttributeName, string>();
  const customAttributes = new Map<string, string>();
  for (const { name, value } of named) {
    const { prefix, own } = split(name);
    const attribute = shellAttribute(own);
    const isCustom = attribute === null && prefix !== null && prefix === shellName.value && own !== '';
    if (attribute === null && !isCustom)
      return err(`${shownText(name)} is not an attribute of the PDU Shell Standard.${suggestion(own)}`);
    const before = attribute === null ? customAttributes.get(own) : attributes.get(attribute.name);
    if (before !== undefined && before !== value)
      return err(`${shownText(own)} is given twice, with different values: leave one out.`);
    if (attribute === null) customAttributes.set(own, value);
    else attributes.set(attribute.name, value);
  }
  return ok({ shellName: shellName.value, attributes, customAttributes });
}
