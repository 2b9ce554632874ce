import type { AuditAction } from '../model/audit.ts';
import type { PowerAction } from '../model/power-state.ts';
import { lowerFirst } from './capitals.ts';
import { appSettingsText } from './journal-app-settings.ts';
import type { CommandOutcome } from './journal-outcome.ts';
import { sequenceText } from './journal-sequence.ts';

/** What the audit log holds of a change. */
interface ChangeFacts {
  readonly state: CommandOutcome['state'];
  readonly before: string | null;
  readonly after: string | null;
  /** A sentence about what went wrong; empty when there is none. */
  readonly message: string;
}

/** How a change reads, by how far it got: `done` after the fact, `doing` meanwhile, `not` when nothing changed. */
interface Tenses {
  readonly doing: string;
  readonly done: string;
  readonly not: string;
}

type Words = (facts: ChangeFacts) => string;

const filled = (text: string | null): text is string => text !== null && text.trim() !== '';

function withMessage(text: string, message: string): string {
  return message === '' ? text : `${text}. ${message}`;
}

function inTense({ state, message }: ChangeFacts, { doing, done, not }: Tenses): string {
  switch (state) {
    case 'pending':
    case 'inProgress':
      return doing;
    case 'done':
      return done;
    case 'failed':
    case 'notSent':
      return withMessage(not, message);
    case 'unknown':
      return withMessage(`${doing}, outcome unknown`, message);
  }
}

/** `80001f8880e9630000d61ff449` -> `80 00 … F4 49`: both ends of what a person compares. */
function bothEnds(hex: string): string {
  const bytes = hex.replaceAll(':', '').toUpperCase().match(/../gu) ?? [];
  return bytes.length <= 4
    ? bytes.join(' ')
    : `${bytes.slice(0, 2).join(' ')} … ${bytes.slice(-2).join(' ')}`;
}

/** Engines and certificates inside a text, by both ends; a host name of the same digits stays as it is. */
function shortened(text: string): string {
  return text
    .replaceAll(/(?<=\bengine )(?:[\da-f]{2}){5,32}\b/giu, bothEnds)
    .replaceAll(/\b(?:[\da-f]{2}:?){31}[\da-f]{2}\b/giu, (hex) => `SHA-256 ${bothEnds(hex)}`);
}

/** A value that went from one thing to another. */
const changed =
  (what: string): Words =>
  (facts) => {
    const { before, after } = facts;
    const to = filled(after) ? ` to ${after}` : '';
    const from = filled(before) && before !== 'not stated' ? ` from ${before}` : '';
    return inTense(facts, {
      doing: `Changing ${lowerFirst(what)}${from}${to}`,
      done: from === '' ? `${what} set${to}` : `${what} changed${from}${to}`,
      not: `${what} not changed${from}${to}`,
    });
  };

/** The new name stands in the column of the element. */
const renamed =
  (what: string): Words =>
  (facts) => {
    const { before, after } = facts;
    const to = filled(after) ? ` to ${after}` : '';
    return inTense(facts, {
      doing: filled(after) ? `Changing ${lowerFirst(what)}${to}` : `Removing ${lowerFirst(what)}`,
      done: filled(before)
        ? filled(after)
          ? `${what} changed from ${before}`
          : `${what} ${before} removed`
        : `${what} given${filled(after) ? `, ${after}` : ''}`,
      not: `${what} not changed${to}`,
    });
  };

/** Something that happened to a thing, with what is worth knowing of it. */
const happened =
  (tenses: Tenses, detail: (facts: ChangeFacts) => string | null = () => null): Words =>
  (facts) => {
    const words = detail(facts);
    const more = filled(words) ? `, ${shortened(words)}` : '';
    return inTense(facts, { ...tenses, done: `${tenses.done}${more}` });
  };

const after = (facts: ChangeFacts) => facts.after;
const before = (facts: ChangeFacts) => facts.before;

const trusted = (what: string, detail: (facts: ChangeFacts) => string | null) =>
  happened({ doing: `Trusting the ${what}`, done: `${what} trusted`, not: `${what} not trusted` }, detail);

/** Who signs in; the same user when only the password is another. */
const credentials: Words = (facts) => {
  const { before, after } = facts;
  const isSame = before === after || !filled(before);
  const done = isSame
    ? `Credentials changed${filled(after) ? `, ${after}` : ''}`
    : `Credentials changed from ${before} to ${after ?? ''}`;
  return inTense(facts, { doing: 'Changing the credentials', done, not: 'Credentials not changed' });
};

const protection: Words = (facts) =>
  inTense(
    facts,
    facts.after === 'protected'
      ? { doing: 'Protecting', done: 'Protected', not: 'Not protected' }
      : { doing: 'Removing the protection', done: 'Protection removed', not: 'Protection not removed' },
  );

/** Words of every change that Busbar writes into its audit log. */
export const CHANGE_WORDS: Readonly<Record<Exclude<AuditAction, PowerAction>, Words>> = {
  setSequence: (facts) => {
    const what = sequenceText(facts.before, facts.after);
    const more = what === '' ? '' : `, ${what}`;
    return inTense(facts, { doing: `Applying${more}`, done: `Applied${more}`, not: `Not applied${more}` });
  },
  cancelSequence: happened({
    doing: 'Cancelling the running sequence',
    done: 'Running sequence cancelled',
    not: 'Running sequence not cancelled',
  }),
  rename: renamed('Name'),
  setCycleDelay: changed('Cycle delay'),
  setInRushGuard: changed('In-rush guard'),
  setPowerOnDelay: changed('Power-on delay'),
  setStartupState: (facts) =>
    changed('State after power loss')({
      ...facts,
      before: lowerFirst(facts.before ?? ''),
      after: lowerFirst(facts.after ?? ''),
    }),
  setProtected: protection,
  addPdu: happened({ doing: 'Adding the PDU', done: 'PDU added', not: 'PDU not added' }, after),
  addOtherAccess: happened(
    { doing: 'Adding a second way', done: 'Second way added', not: 'Second way not added' },
    after,
  ),
  removePdu: happened({ doing: 'Removing the PDU', done: 'PDU removed', not: 'PDU not removed' }),
  removeOtherAccess: happened(
    { doing: 'Removing the second way', done: 'Second way removed', not: 'Second way not removed' },
    before,
  ),
  renameInBusbar: changed('Name in Busbar'),
  changeAddress: changed('Address'),
  changeCredentials: credentials,
  trustCertificate: trusted('Certificate', after),
  trustEngine: trusted('SNMP engine', (facts) => bothEnds(facts.after ?? '')),
  changeAttributes: happened(
    { doing: 'Changing attributes', done: 'Attributes changed', not: 'Attributes not changed' },
    after,
  ),
  changeSettings: (facts) => appSettingsText(facts.before, facts.after),
  automationEndpointOn: happened(
    {
      doing: 'Turning on the automation endpoint',
      done: 'Automation endpoint turned on',
      not: 'Automation endpoint not turned on',
    },
    after,
  ),
  automationEndpointOff: happened({
    doing: 'Turning off the automation endpoint',
    done: 'Automation endpoint turned off',
    not: 'Automation endpoint not turned off',
  }),
  newEndpointToken: happened({
    doing: 'Making a new token for the automation endpoint',
    done: 'New token for the automation endpoint',
    not: 'No new token for the automation endpoint',
  }),
};
