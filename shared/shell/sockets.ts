import { basePduId, type OutletId, type PduId } from '../model/ids.ts';
import type { Outlet, PduModel } from '../model/pdu.ts';
import type { ShellProfile } from './auto-load.ts';
import { attributeText, beginningOf, oneLine } from './device-text.ts';
import { FirstCome } from './first-come.ts';
import { inAllowedSymbols } from './shell-name.ts';
import type { AssignedSocket } from './state.ts';

/** An outlet as CloudShell has it. */
export interface ShellSocket {
  readonly outlet: OutletId;
  /** `Power Socket 1`; in the first generation `Socket 1`. */
  readonly name: string;
  /** Without the PDU's: `PS1`; in the first generation `1`. Never holds a slash. */
  readonly relativeAddress: string;
  /** `Raritan PDU.PowerSocket`; in the first generation `Generic Power Socket`. */
  readonly model: string;
  /** Null in the first generation. */
  readonly uniqueIdentifier: string | null;
  /** Of `CS_PowerSocket.Model Name`: the receptacle; empty where it is not known. */
  readonly modelName: string;
}

export interface SocketsOptions {
  readonly pdu: PduId;
  readonly profile: ShellProfile;
  /** `Raritan PDU`. */
  readonly shellName: string;
  /** Second-generation addresses that stay as they are: `ShellPdu.sockets`. No other outlet gets one of them. */
  readonly assigned: Readonly<Record<OutletId, AssignedSocket>>;
  /** Second-generation addresses that something else of CloudShell has. */
  readonly taken?: readonly string[];
}

/** Longer labels are cut, so that a name stays below CloudShell's 100 characters. */
const MAX_INDEX_LENGTH = 64;
/** Of each part of an identifier: callers that hand back what they know may not say more than 256. */
const MAX_PART_LENGTH = 120;

/**
 * What stands for an outlet in names and addresses: its label as printed, where that is made of what CloudShell takes.
 * Every run of other characters becomes `-`: the first outlet of linked unit 2, `2/1`, is `2-1`, since a slash parts an
 * address. A label of which nothing is left is replaced by the outlet's place.
 */
function indexOf(label: string, place: number): string {
  const index = inAllowedSymbols(oneLine(label), '-').slice(0, MAX_INDEX_LENGTH).trim();
  return /[A-Za-z\d]/u.test(index) ? index : String(place);
}

/**
 * Indexes of all outlets, each once. Of several outlets with one index, the one that has it for a label keeps it; the others
 * are told apart by their place among them, `2-1-2`.
 */
function indexesOf(outlets: readonly Outlet[]): readonly string[] {
  const plain = outlets.map(({ label }, at) => indexOf(label, at + 1));
  const counts = new Map<string, number>();
  for (const index of plain) counts.set(index, (counts.get(index) ?? 0) + 1);
  const used = new FirstCome();
  const kept = outlets.map(({ label }, at) => {
    const index = plain[at] ?? '';
    return (index === label || counts.get(index) === 1) && used.take(index);
  });
  const seen = new Map<string, number>();
  return plain.map((index, at) => {
    const place = (seen.get(index) ?? 0) + 1;
    seen.set(index, place);
    return kept[at] === true ? index : used.takeNumbered(index, place);
  });
}

function secondGeneration(model: PduModel, options: SocketsOptions): readonly ShellSocket[] {
  const { pdu, shellName, assigned, taken = [] } = options;
  const { serial, mac } = model.identity;
  const device = beginningOf(oneLine(serial) || oneLine(mac) || basePduId(pdu), MAX_PART_LENGTH);
  const indexes = indexesOf(model.outlets);
  // Also what outlets have that are gone for now: another one in their place would be switched for them.
  const handedOut = Object.values(assigned);
  const addresses = new FirstCome([...taken, ...handedOut.map(({ relativeAddress }) => relativeAddress)]);
  const identifiers = new FirstCome(handedOut.map(({ uniqueIdentifier }) => uniqueIdentifier));
  return model.outlets.map(({ id, label, receptacle }, at) => {
    const index = indexes[at] ?? '';
    const before = Object.hasOwn(assigned, id) ? assigned[id] : undefined;
    const identifier = `${device}/${beginningOf(oneLine(label), MAX_PART_LENGTH)}`;
    return {
      outlet: id,
      name: `Power Socket ${index}`,
      relativeAddress: before?.relativeAddress ?? addresses.takeOrNumbered(`PS${index}`),
      model: `${shellName}.PowerSocket`,
      uniqueIdentifier: before?.uniqueIdentifier ?? identifiers.takeOrNumbered(identifier),
      modelName: attributeText(receptacle),
    };
  });
}

/**
 * First-generation numbers: the labels where they are the numbers from 1 to the count of outlets, in any order, else places
 * in the PDU's list of outlets, from 1. Shells of that generation take such a number for a place in the list or for the
 * number of an outlet; where labels are numbers like these, a person means the label.
 */
function numbersOf(outlets: readonly Outlet[]): readonly string[] {
  const labels = new Set(outlets.map(({ label }) => label));
  const areNumbers = outlets.every((_, at) => labels.has(String(at + 1)));
  return outlets.map(({ label }, at) => (areNumbers ? label : String(at + 1)));
}

function firstGeneration(model: PduModel): readonly ShellSocket[] {
  const numbers = numbersOf(model.outlets);
  return model.outlets.map(({ id, receptacle }, at) => {
    const number = numbers[at] ?? '';
    return {
      outlet: id,
      name: `Socket ${number}`,
      relativeAddress: number,
      model: 'Generic Power Socket',
      uniqueIdentifier: null,
      modelName: attributeText(receptacle),
    };
  });
}

/** The outlets of a PDU as CloudShell's power sockets, in their order; names and addresses are unique. */
export function shellSockets(model: PduModel, options: SocketsOptions): readonly ShellSocket[] {
  return options.profile === '1g' ? firstGeneration(model) : secondGeneration(model, options);
}
