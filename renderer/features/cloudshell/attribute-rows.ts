import {
  attributePrefix,
  attributeRules,
  isSecretAttribute,
  SHELL_ATTRIBUTES,
  type ShellAttribute,
  type ShellAttributeFact,
} from '../../../shared/shell/attributes.ts';
import { customAttribute } from '../../../shared/shell/custom-attribute.ts';
import type { AutoLoadDetails, ShellProfile } from '../../../shared/shell/auto-load.ts';

/** One attribute as the panel and the export have it. */
export interface AttributeRow {
  readonly attribute: ShellAttribute;
  /** `CS_PDU.`; empty in the first generation. */
  readonly prefix: string;
  /** The value; `set` for secrets, `not set` where there is none. */
  readonly text: string;
  readonly isSet: boolean;
  readonly keptBy: ShellAttributeFact['keptBy'];
}

/** Attributes with the same rules stand together. */
export interface AttributeGroup {
  readonly rules: readonly string[];
  readonly rows: readonly AttributeRow[];
  /** Folded to one line while nobody set any of them: four of the console, and what the standard only inherits. */
  readonly folded: readonly { readonly words: string; readonly rows: readonly AttributeRow[] }[];
}

/** Values that CloudShell is told of the PDU itself, by full name. */
function toldValues(inventory: AutoLoadDetails | null): ReadonlyMap<string, string> {
  const own = inventory?.attributes.filter((each) => each.relative_address === '') ?? [];
  return new Map(own.map((each) => [each.attribute_name, each.attribute_value]));
}

interface RowOptions {
  readonly inventory: AutoLoadDetails | null;
  readonly facts: readonly ShellAttributeFact[];
  readonly profile: ShellProfile;
  readonly shellName: string;
}

/** Those that a person added to this PDU, which every profile has. */
function customAttributes(facts: readonly ShellAttributeFact[]): readonly ShellAttribute[] {
  return facts.flatMap(({ name, customType }) =>
    customType === undefined ? [] : [customAttribute(name, customType)],
  );
}

/** Every attribute of a PDU in the order of the standard's table, then those that were added to it. A secret is `set` or `not set`, never its value. */
export function attributeRows({ inventory, facts, profile, shellName }: RowOptions): readonly AttributeRow[] {
  const told = toldValues(inventory);
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  const ofTable = SHELL_ATTRIBUTES.filter((each) => each.profiles.includes(profile));
  return [...ofTable, ...customAttributes(facts)].map((attribute) => {
    const fact = byName.get(attribute.name);
    const prefix = attributePrefix(attribute, profile, shellName);
    const value = told.get(`${prefix}${attribute.name}`) ?? fact?.value ?? '';
    const isSet = fact?.isSet ?? value !== '';
    const shown = isSecretAttribute(attribute) ? '' : value === '' ? attribute.defaultValue : value;
    return {
      attribute,
      prefix,
      text: shown !== '' ? shown : wordsWithout(attribute, inventory, isSet),
      isSet,
      keptBy: fact?.keptBy ?? (attribute.isUserInput ? 'attribute' : 'device'),
    };
  });
}

/** In place of a value: what a PDU that was not read has is not known. */
function wordsWithout(
  { isUserInput }: ShellAttribute,
  inventory: AutoLoadDetails | null,
  isSet: boolean,
): string {
  if (!isUserInput && inventory === null) return 'not read yet';
  return isSet ? 'set' : 'not set';
}

const isConsole = ({ attribute }: AttributeRow) => attribute.name.startsWith('Console ');
const isExtra = ({ attribute }: AttributeRow) => attribute.isUserInput && attribute.source === 'inherited';

/** Found by the device first, then what a person gives. */
export function attributeGroups(rows: readonly AttributeRow[]): readonly AttributeGroup[] {
  return [false, true].flatMap((isUserInput) => {
    const own = rows.filter((row) => row.attribute.isUserInput === isUserInput);
    const first = own[0];
    if (first === undefined) return [];
    const foldable = [
      { rows: own.filter(isConsole), words: 'console attributes, all not set' },
      { rows: own.filter(isExtra), words: 'inherited attributes, all as they come' },
    ].filter((each) => each.rows.length > 0 && !each.rows.some((row) => row.isSet));
    const folded = foldable.map((each) => ({
      rows: each.rows,
      words: `${each.rows.length} ${each.words}`,
    }));
    const hidden = new Set(folded.flatMap((each) => each.rows));
    const listed = own.filter((row) => !hidden.has(row));
    return [{ rules: attributeRules(first.attribute), rows: listed, folded }];
  });
}

/** The rows as text, a tab between name and value: for a ticket or a table. */
export function attributesAsText(rows: readonly AttributeRow[]): string {
  return rows.map(({ prefix, attribute, text }) => `${prefix}${attribute.name}\t${text}\n`).join('');
}
