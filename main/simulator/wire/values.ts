/** A 64-bit number that is a double in the interface definition, so that 16 is written `16.0`. */
export class Double {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A 32-bit float: newer firmware shows its widening noise (0.01 becomes 0.009999999776482582). */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = Math.fround(value);
  }
}

/** What the simulator puts on the wire. Plain numbers are integers. */
export type WireValue = null | boolean | number | string | Double | Float | readonly WireValue[] | WireStruct;
export interface WireStruct {
  readonly [field: string]: WireValue;
}

/** How a firmware generation lays out JSON (Xerus reference 1.2). */
export interface NumberStyle {
  readonly hasBlanks: boolean;
  decimal(value: number): string;
}

/** 3.x: blanks everywhere and six decimals. */
export const SPACED_STYLE: NumberStyle = { hasBlanks: true, decimal: (value) => value.toFixed(6) };

/** 4.x: no blanks, as many digits as the number needs, never without a point. */
export const COMPACT_STYLE: NumberStyle = {
  hasBlanks: false,
  decimal: (value) => (Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value)),
};

export function encode(value: WireValue, style: NumberStyle): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Double || value instanceof Float) return style.decimal(value.value);
  const blank = style.hasBlanks ? ' ' : '';
  if (Array.isArray(value)) {
    return `[${blank}${(value as readonly WireValue[]).map((each) => encode(each, style)).join(`,${blank}`)}${value.length > 0 ? blank : ''}]`;
  }
  const members = Object.entries(value as WireStruct).map(
    ([field, member]) => `${JSON.stringify(field)}:${blank}${encode(member, style)}`,
  );
  return `{${blank}${members.join(`,${blank}`)}${members.length > 0 ? blank : ''}}`;
}
