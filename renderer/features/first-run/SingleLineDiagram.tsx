import type { PoleName } from '../../../shared/model/quantity.ts';

const BREAKERS = [0, 1, 2, 3, 4, 5] as const;
const ROW = 66;
const FIRST_Y = 40;
const INLET_Y = 205;
const OUTLETS_EACH = 6;
/** Outlets that are off at the start of the simulation. */
const OFF = new Set([14, 30, 33]);

interface Feeder {
  readonly line: PoleName;
  readonly color: string;
  readonly dash: string;
  /** Where its vertical stands, and its way out of the inlet. */
  readonly x: number;
  readonly exitY: number;
  readonly breakers: readonly number[];
}

const FEEDERS: readonly Feeder[] = [
  { line: 'L1', color: 'var(--l1)', dash: '', x: 112, exitY: 199, breakers: [0, 3] },
  { line: 'L2', color: 'var(--l2)', dash: '7 2', x: 128, exitY: 205, breakers: [1, 4] },
  { line: 'L3', color: 'var(--l3)', dash: '2 2', x: 144, exitY: 211, breakers: [2, 5] },
];

const yOf = (breaker: number) => FIRST_Y + breaker * ROW;

/** What the simulated PDU (model px3-3ph-36) contains, as an electrician would draw it. */
export function SingleLineDiagram() {
  return (
    <svg
      width="560"
      height="420"
      viewBox="0 0 560 420"
      className="chart first-diagram"
      role="img"
      aria-label="Single-line diagram: one inlet feeds three lines, six breakers and 36 outlets"
    >
      <InletSymbol />
      {FEEDERS.map((feeder) => (
        <FeederLines key={feeder.line} {...feeder} />
      ))}
      {BREAKERS.map((breaker) => (
        <Branch key={breaker} breaker={breaker} />
      ))}
    </svg>
  );
}

function InletSymbol() {
  const pins = [
    { x: 38, y: 194 },
    { x: 28, y: 210 },
    { x: 48, y: 210 },
  ];
  return (
    <>
      <circle cx="38" cy={INLET_Y} r="24" fill="none" stroke="var(--text-2)" strokeWidth="1.5" />
      {pins.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="2.6" fill="var(--text-2)" />
      ))}
      <text className="big" x="38" y="248" textAnchor="middle">
        Inlet 1
      </text>
      <text x="38" y="262" textAnchor="middle">
        32 A, 3 lines
      </text>
    </>
  );
}

function FeederLines({ line, color, dash, x, exitY, breakers }: Feeder) {
  const ys = [exitY, ...breakers.map(yOf)];
  const stroke = { stroke: color, strokeWidth: 1.8, strokeDasharray: dash, fill: 'none' };
  return (
    <>
      <path d={`M62 ${exitY}H${x}M${x} ${Math.min(...ys)}V${Math.max(...ys)}`} {...stroke} />
      {breakers.map((breaker) => (
        <path key={breaker} d={`M${x} ${yOf(breaker)}H196`} {...stroke} />
      ))}
      <text className="big" x={line === 'L3' ? 160 : 154} y={yOf(breakers[0] ?? 0) - 7}>
        {line}
      </text>
    </>
  );
}

function Branch({ breaker }: { readonly breaker: number }) {
  const y = yOf(breaker);
  const numbers = Array.from({ length: OUTLETS_EACH }, (_each, index) => breaker * OUTLETS_EACH + index + 1);
  return (
    <>
      <path
        d={`m196 ${y - 3.5} 7 7m0-7-7 7M232 ${y}L203 ${y - 11}`}
        stroke="var(--text-2)"
        strokeWidth="1.5"
        fill="none"
      />
      <path d={`M234 ${y}H532`} stroke="var(--line-strong)" strokeWidth="1.5" />
      <text className="big" x="215" y={y + 17} textAnchor="middle">
        C{breaker + 1} 16 A
      </text>
      {numbers.map((number, index) => (
        <OutletSymbol key={number} number={number} x={261 + index * 48} y={y} />
      ))}
    </>
  );
}

function OutletSymbol({ number, x, y }: { readonly number: number; readonly x: number; readonly y: number }) {
  const isOff = OFF.has(number);
  return (
    <>
      <rect x={x} y={y - 14} width="30" height="28" rx="2" fill="var(--panel)" stroke="var(--line-strong)" />
      <circle
        cx={x + 8}
        cy={y}
        r="3.2"
        fill={isOff ? 'none' : 'var(--ok-fill)'}
        stroke={isOff ? 'var(--off)' : 'var(--ok-fill)'}
        strokeWidth="1.2"
      />
      <text className="no" x={x + 20} y={y + 3.6} textAnchor="middle">
        {number}
      </text>
    </>
  );
}
