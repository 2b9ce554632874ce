import type { ComparedFact, CrossCheckDifference } from '../../shared/model/cross-check.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { Protocol } from '../../shared/model/pdu.ts';
import type { PoleName, Quantity } from '../../shared/model/quantity.ts';

/** What a fact is about. */
export interface Subject {
  readonly element: ElementId;
  readonly what: ComparedFact;
  readonly pole?: PoleName | null;
  readonly quantity?: Quantity | null;
}

/** Counts what was compared and keeps what differs. */
export class Findings {
  readonly differences: CrossCheckDifference[] = [];
  compared = 0;

  /** One fact. `values` are the words to show, and are needed only where it differs. */
  fact(
    { element, what, pole = null, quantity = null }: Subject,
    isSame: boolean,
    values: () => Readonly<Record<Protocol, string | null>>,
    note: string | null = null,
  ): void {
    this.compared += 1;
    if (isSame) return;
    this.differences.push({ element, what, pole, quantity, values: values(), note });
  }

  /** Something that both can say; what one of them leaves out is not compared. */
  both<Value>(
    subject: Subject,
    pair: { readonly xerus: Value | null; readonly snmp: Value | null },
    options: {
      readonly isSame?: (xerus: Value, snmp: Value) => boolean;
      readonly words?: (value: Value) => string;
      readonly note?: string | null;
    } = {},
  ): void {
    const { xerus, snmp } = pair;
    if (xerus === null || snmp === null) return;
    const { isSame = Object.is, words = String, note = null } = options;
    this.fact(subject, isSame(xerus, snmp), () => ({ xerus: words(xerus), snmp: words(snmp) }), note);
  }
}
