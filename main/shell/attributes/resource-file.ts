import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { shellAttribute, type ShellAttributeName } from '../../../shared/shell/attributes.ts';
import { parseSnmpAddress } from '../../drivers/snmp/transport/address.ts';
import { parseAddress } from '../../drivers/xerus/address.ts';
import { fieldTwice } from '../../support/field-twice.ts';
import { shownText } from '../shown-text.ts';
import { targetOfAttributes, type AbsentSecrets, type AttributeValues } from './attributes-target.ts';
import { parseAttributeNames, type NamedValue } from './prefixes.ts';
import { validateAttribute } from './validate.ts';

/** A PDU as CloudShell has it, from a file. Holds secrets; never logged. */
export interface ShellResource {
  /** Its name in CloudShell; the address where the file gives none. */
  readonly name: string;
  readonly address: string;
  /** What attributes begin with, or `model`; null where neither says it. */
  readonly shellName: string | null;
  /** Nothing is pinned; absent secrets are empty. */
  readonly target: PduTarget;
  readonly sessionsConcurrencyLimit: number;
  /** Secrets to ask for, in the environment or at the terminal; `withSecrets` puts them in. */
  readonly absent: AbsentSecrets;
  /** As CloudShell writes them; empty ones are left out. */
  readonly attributes: AttributeValues;
  /** Of the shell and not of the standard, without the shell's prefix. */
  readonly customAttributes: ReadonlyMap<string, string>;
}

const MAX_LENGTH = 256 * 1024;
const MAX_TEXT = 512;
const TEXTS = ['name', 'address', 'model'] as const;
const KEYS: readonly string[] = [...TEXTS, 'attributes'];

type Shape = Readonly<Record<(typeof TEXTS)[number], string>> & {
  readonly attributes: readonly NamedValue[];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): Result<unknown, string> {
  if (text.length > MAX_LENGTH) return err('It is too long for a file of attributes.');
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/u, '')));
  } catch {
    // The parser's own sentence repeats a part of the text.
    return err('It is not JSON. It must be an object with name, address, model and attributes.');
  }
}

function parseValues(value: unknown): Result<readonly NamedValue[], string> {
  if (value === undefined) return ok([]);
  if (!isObject(value)) return err('"attributes" must be an object of names and texts.');
  const named: NamedValue[] = [];
  for (const [name, each] of Object.entries(value)) {
    if (typeof each !== 'string' && typeof each !== 'number' && typeof each !== 'boolean')
      return err(`${shownText(name)} must be a text.`);
    named.push({ name, value: String(each) });
  }
  return ok(named);
}

function parseShape(value: unknown): Result<Shape, string> {
  if (!isObject(value)) return err('It must be an object with name, address, model and attributes.');
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    return err(`"${shownText(unknown)}" is not known here: there are ${KEYS.join(', ')}.`);
  const texts = { name: '', address: '', model: '' };
  for (const key of TEXTS) {
    const text = value[key] ?? '';
    if (typeof text !== 'string' || text.length > MAX_TEXT || /[\p{Cc}\p{Cs}]/u.test(text))
      return err(`"${key}" must be a text of at most ${MAX_TEXT} characters.`);
    texts[key] = text.trim();
  }
  if (texts.address === '') return err('"address" is missing: give the address of the PDU.');
  const attributes = parseValues(value['attributes']);
  return attributes.ok ? ok({ ...texts, attributes: attributes.value }) : attributes;
}

/** Written with an account or a community in it, it is not repeated in any sentence. */
function checkAddress(address: string, { protocol }: PduTarget): string | null {
  if (address.includes('@')) return '"address" must not hold a user, a password or a community.';
  const parsed = protocol === 'snmp' ? parseSnmpAddress(address) : parseAddress(address);
  return parsed.ok ? null : parsed.error.message;
}

function validated(
  named: ReadonlyMap<ShellAttributeName, string>,
): Result<ReadonlyMap<ShellAttributeName, string>, string> {
  const values = new Map<ShellAttributeName, string>();
  for (const [name, text] of named) {
    const attribute = shellAttribute(name);
    if (attribute === null || text === '') continue;
    const value = validateAttribute(attribute, text);
    if (!value.ok) return value;
    values.set(name, value.value);
  }
  return ok(values);
}

type Described = Omit<ShellResource, 'target' | 'absent' | 'sessionsConcurrencyLimit'>;

function resourceWith(described: Described): Result<ShellResource, string> {
  const { address, attributes } = described;
  const reached = targetOfAttributes(address, attributes);
  if (!reached.ok) return reached;
  const problem = checkAddress(address, reached.value.target);
  if (problem !== null) return err(problem);
  const sessionsConcurrencyLimit = Number(attributes.get('Sessions Concurrency Limit') ?? '1');
  return ok({ ...described, ...reached.value, sessionsConcurrencyLimit });
}

/**
 * Reads a PDU from the text of a JSON file:
 *
 *     { "name": "A07-L", "address": "192.0.2.17", "model": "Raritan PDU",
 *       "attributes": { "User": "admin", "Raritan PDU.Password": "…", "CS_PDU.Vendor": "Raritan" } }
 *
 * Only `address` must be there. Names of attributes are the standard's, with the shell's prefix (`Raritan PDU.User`), the
 * family's (`CS_PDU.Vendor`) or none; values are texts, and may be numbers and booleans; empty texts count as absent.
 * Another name is kept with the shell's prefix only, and refused otherwise.
 *
 * It is asked over SNMP when the address begins with `snmp://`, or says nothing and there is `SNMP Version`, or no `User` but
 * a community or `SNMP V3 User`; else over JSON-RPC. In SNMP v3 `SNMP V3 Password` is for authentication and `SNMP V3 Private
 * Key` for privacy. The error is one sentence that repeats no value.
 */
export function parseResourceFile(text: string): Result<ShellResource, string> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const shape = parseShape(json.value);
  if (!shape.ok) return shape;
  const repeated = fieldTwice(text);
  if (repeated !== null) return err(`${shownText(repeated)} is given twice: leave one out.`);
  const { name, address, model } = shape.value;
  const named = parseAttributeNames(shape.value.attributes, model);
  if (!named.ok) return named;
  const attributes = validated(named.value.attributes);
  if (!attributes.ok) return attributes;
  const { shellName, customAttributes } = named.value;
  return resourceWith({
    name: name === '' ? address : name,
    address,
    shellName,
    attributes: attributes.value,
    customAttributes,
  });
}

/** The same with secrets that the file did not hold; those that it holds stay. Empty ones count as absent. */
export function withSecrets(
  resource: ShellResource,
  secrets: Readonly<Partial<Record<ShellAttributeName, string>>>,
): Result<ShellResource, string> {
  const { name, address, shellName, customAttributes } = resource;
  const names = [...resource.absent.needed, ...resource.absent.usable];
  const given = new Map(names.map((each) => [each, secrets[each] ?? '']));
  const added = validated(given);
  if (!added.ok) return added;
  const attributes = new Map([...resource.attributes, ...added.value]);
  return resourceWith({ name, address, shellName, attributes, customAttributes });
}
