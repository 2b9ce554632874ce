import type { Oid } from '../../../snmp/oid.ts';

/*
 * How a family's table names the places of values. Everything is data: no functions, so that a family can be read as
 * one reads the MIB.
 */

/**
 * A cell for one row: `column.<row>`. `parts` keeps only the first parts of the row's index, for columns of a table further
 * up; `suffix` adds constant parts, as `14` for the outlet state among PDU2's typed sensors. A scalar is the cell of row
 * `0`.
 */
export interface Cell {
  readonly column: Oid;
  readonly parts?: number;
  readonly suffix?: string;
}

/** A scalar, its full OID with the `.0`. */
export interface Scalar {
  readonly scalar: Oid;
}

/**
 * Text from the device, or the digits of a number; `pattern` keeps its first group and takes the text for absent when it
 * does not match; `prefix` is put before what is there.
 */
export type TextSource =
  | (Cell & { readonly pattern?: RegExp; readonly prefix?: string })
  | (Scalar & { readonly pattern?: RegExp; readonly prefix?: string })
  /** A part of the row's index (0 is the first, -1 the last), behind `prefix`. `base` is added: 1 where the device counts from 0. */
  | { readonly indexPart: number; readonly prefix?: string; readonly base?: number }
  | { readonly text: string };

/** The first that is there and not empty. */
export type TextSources = readonly TextSource[];

/** A number: raw × `scale`. Texts count by the number they begin with (`16A`). Negative ones are absent unless `signed`. */
export type NumberSource = (Cell | Scalar | { readonly number: number }) & {
  readonly scale?: number;
  readonly signed?: boolean;
};

/** What a cell or scalar must say. `bit` is the number of a BITS bit: 0 is the most significant of the first byte. */
export type Condition = (Cell | Scalar) &
  (
    | { readonly equals: number | readonly number[] }
    /** Holds where there is no such cell, too: older firmware lacks the column. */
    | { readonly unless: number }
    | { readonly atLeast: number }
    /** `orAbsent`: holds where there is no such cell, too. */
    | { readonly bit: number; readonly orAbsent?: true }
    | { readonly present: true }
    | { readonly absent: true }
    | { readonly notEmpty: true }
  );

/** Raw numbers and what they mean; numbers that are not listed mean nothing known. */
export type Codes<Meaning> = Readonly<Record<number, Meaning>>;

/** One SET of an INTEGER. */
export interface Write extends Cell {
  readonly value: number;
}
