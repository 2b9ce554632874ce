import type { CallContext } from '../../../shared/ipc/builders.ts';
import type { PduId } from '../../../shared/model/ids.ts';
import type { PduTarget } from '../../../shared/model/pdu-target.ts';
import type { Protocol } from '../../../shared/model/pdu.ts';
import {
  isSecretAttribute,
  SHELL_ATTRIBUTES,
  shellAttribute,
  type CustomAttributeType,
  type KnownShellAttribute,
  type ShellAttribute,
  type ShellAttributeFact,
} from '../../../shared/shell/attributes.ts';
import { customAttribute, customNameProblem } from '../../../shared/shell/custom-attribute.ts';
import type { AuditLog } from '../../storage/audit-log.ts';
import type { PduStore, StoredPdu } from '../../storage/pdu-store.ts';
import type { SecretStore } from '../../storage/secret-store.ts';
import type { ShellStore, StoredShellAttribute } from '../../storage/shell-store.ts';
import { shellError, type ShellError } from '../shell-error.ts';
import { shownText } from '../shown-text.ts';
import { ACCESS_ATTRIBUTES, accessAttributes, type AccessAttributes } from './access-attributes.ts';
import { suggestion } from './names.ts';
import { validateAttribute } from './validate.ts';

export interface ShellAttributesOptions {
  readonly store: ShellStore;
  readonly pdus: PduStore;
  readonly secrets: SecretStore;
  readonly audit: AuditLog;
  /** How a PDU is accessed now; its secrets are looked at only for whether they are set. */
  readonly target: (pdu: PduId, protocol: Protocol) => PduTarget | null;
  /** Attributes of this PDU changed. */
  readonly onChanged: (pdu: PduId) => void;
  /** `Sessions Concurrency Limit` of this PDU changed. */
  readonly onLimitChanged: (pdu: PduId) => void;
}

/** One value that fits its attribute; empty text forgets it. */
interface Change {
  readonly attribute: ShellAttribute;
  readonly value: string;
}

/** An attribute that is added, changed or, by empty text, removed. */
export interface CustomAttributeChange {
  readonly name: string;
  /** Of a new one. */
  readonly type: CustomAttributeType;
  readonly value: string;
}

const LIMIT = 'Sessions Concurrency Limit';
const USER_INPUTS = SHELL_ATTRIBUTES.filter(({ isUserInput }) => isUserInput);

/** More are no description of a PDU. */
const MAX_CUSTOM = 64;

const isCustom = ({ name }: Pick<StoredShellAttribute, 'name'>) => shellAttribute(name) === null;

const unchanged = (sentence: string) => shellError('invalidArgument', `${sentence} Nothing was changed.`);

function notStored(): ShellError {
  return shellError('unknownResource', 'This PDU is not stored in Busbar, so no attributes are kept of it.');
}

function checked(name: string, text: string): Change {
  const attribute = shellAttribute(name);
  if (attribute === null)
    throw unchanged(`${shownText(name)} is not an attribute of the PDU Shell Standard.${suggestion(name)}`);
  if (!attribute.isUserInput) throw unchanged(`${name} is read from the PDU and is not set here.`);
  if (ACCESS_ATTRIBUTES.has(attribute.name))
    throw unchanged(
      `${name} is part of how the PDU is signed in to: change it in the app, in the menu of the PDU.`,
    );
  if (text === '') return { attribute, value: '' };
  const value = validateAttribute(attribute, text);
  if (!value.ok) throw unchanged(value.error);
  return { attribute, value: value.value };
}

function accessFact({ name }: KnownShellAttribute, access: AccessAttributes): ShellAttributeFact {
  const value = access.get(name) ?? null;
  return { name, value: value === true ? null : value, isSet: value !== null, keptBy: 'access' };
}

function keptFact(attribute: ShellAttribute, kept: StoredShellAttribute | undefined): ShellAttributeFact {
  const { name, defaultValue } = attribute;
  const isSet = kept !== undefined;
  if (isSecretAttribute(attribute)) return { name, value: null, isSet, keptBy: 'attribute' };
  const value = kept?.value ?? (defaultValue === '' ? null : defaultValue);
  return { name, value, isSet, keptBy: 'attribute' };
}

function customFact({ name, value, secret }: StoredShellAttribute): ShellAttributeFact {
  return {
    name,
    value,
    isSet: true,
    keptBy: 'attribute',
    customType: secret === null ? 'String' : 'Password',
  };
}

/** Names only: a value may be a secret, or stand where one should. */
function auditWords(changes: readonly Change[]): string {
  const names = (those: readonly Change[]) => those.map(({ attribute }) => attribute.name).join(', ');
  const set = names(changes.filter(({ value }) => value !== ''));
  const forgotten = names(changes.filter(({ value }) => value === ''));
  return [set, forgotten === '' ? '' : `forgotten: ${forgotten}`].filter((each) => each !== '').join('; ');
}

/** Attributes of a PDU in the words of the standard: what its access gives, and what is kept beside it. */
export class ShellAttributes {
  readonly #options: ShellAttributesOptions;

  constructor(options: ShellAttributesOptions) {
    this.#options = options;
  }

  /**
   * Every attribute that a person gives, in the table's order, then those that were added to this PDU, by name. A default that
   * nobody changed is shown as a value and is not set. Reads what is kept; decrypts nothing.
   */
  facts(pdu: PduId): readonly ShellAttributeFact[] {
    const access = this.#access(pdu);
    const stored = this.#options.store.attributes(pdu);
    const kept = new Map(stored.map((each) => [each.name, each]));
    const ofTable = USER_INPUTS.map((attribute) =>
      ACCESS_ATTRIBUTES.has(attribute.name)
        ? accessFact(attribute, access)
        : keptFact(attribute, kept.get(attribute.name)),
    );
    return [...ofTable, ...stored.filter(isCustom).map(customFact)];
  }

  /** How many exchanges may be in flight towards this PDU. */
  sessionsConcurrencyLimit(pdu: PduId): number {
    const attribute = shellAttribute(LIMIT);
    const kept = this.#options.store.attributes(pdu).find(({ name }) => name === LIMIT)?.value ?? '';
    const limit = attribute === null ? null : validateAttribute(attribute, kept);
    return limit?.ok === true ? Number(limit.value) : 1;
  }

  /**
   * Keeps attributes beside a stored PDU; all or none. Empty text forgets one.
   *
   * @throws ShellError when a value does not fit its attribute, or is changed elsewhere
   */
  async change(pdu: PduId, values: Readonly<Record<string, string>>, context: CallContext): Promise<void> {
    if (this.#options.pdus.get(pdu) === null) throw notStored();
    const changes = Object.entries(values).map(([name, text]) => checked(name, text));
    if (changes.length > 0) await this.#put(pdu, changes, context);
  }

  /**
   * Adds an attribute of the person's own to a stored PDU, or gives it another value; empty text removes it.
   *
   * @throws ShellError when it cannot be called this, or the value does not fit
   */
  async changeCustom(pdu: PduId, given: CustomAttributeChange, context: CallContext): Promise<void> {
    if (this.#options.pdus.get(pdu) === null) throw notStored();
    const { name } = given;
    const problem = customNameProblem(name);
    if (problem !== null) throw unchanged(problem);
    const custom = this.#options.store.attributes(pdu).filter(isCustom);
    const before = custom.find((each) => each.name === name);
    const alike = custom.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (before === undefined && alike !== undefined)
      throw unchanged(`There is an attribute ${alike.name} already.`);
    if (before === undefined && custom.length >= MAX_CUSTOM)
      throw unchanged(`There are ${MAX_CUSTOM} added attributes already.`);
    const type = before === undefined ? given.type : customFact(before).customType;
    const attribute = customAttribute(name, type ?? given.type);
    if (given.value === '') {
      if (before !== undefined) await this.#put(pdu, [{ attribute, value: '' }], context);
      return;
    }
    const value = validateAttribute(attribute, given.value);
    if (!value.ok) throw unchanged(value.error);
    await this.#put(pdu, [{ attribute, value: value.value }], context);
  }

  async #put(pdu: PduId, changes: readonly Change[], context: CallContext): Promise<void> {
    const { pdus, store, onChanged, onLimitChanged } = this.#options;
    const attributes = await Promise.all(changes.map((change) => this.#toStore(change)));
    // It may have been removed meanwhile.
    const stored = pdus.get(pdu);
    if (stored === null) throw notStored();
    const before = this.sessionsConcurrencyLimit(pdu);
    store.putAttributes(pdu, attributes);
    this.#record(stored, changes, context);
    onChanged(pdu);
    if (this.sessionsConcurrencyLimit(pdu) !== before) onLimitChanged(pdu);
  }

  #access(pdu: PduId): AccessAttributes {
    const { pdus, target } = this.#options;
    const stored = pdus.get(pdu);
    const way = (protocol: Protocol) => ({
      target: target(pdu, protocol),
      stored: [stored, stored?.other ?? null].find((each) => each?.protocol === protocol) ?? null,
    });
    return accessAttributes({ xerus: way('xerus'), snmp: way('snmp') });
  }

  async #toStore({ attribute, value }: Change): Promise<StoredShellAttribute> {
    const { name } = attribute;
    if (value === '') return { name, value: null, secret: null };
    return isSecretAttribute(attribute)
      ? { name, value: null, secret: await this.#options.secrets.encrypt(value) }
      : { name, value, secret: null };
  }

  #record({ id, name, user }: StoredPdu, changes: readonly Change[], { door }: CallContext): void {
    this.#options.audit.write([
      {
        door,
        pdu: id,
        pduName: name,
        pduUser: user,
        element: 'pdu',
        elementName: name,
        action: 'changeAttributes',
        result: 'done',
        after: auditWords(changes),
      },
    ]);
  }
}
