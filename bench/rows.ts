import type { ClickResult } from './click.ts';
import { atMost, milliseconds, ratio, seconds } from './numbers.ts';
import type { ProtocolResult } from './protocol.ts';
import type { RendererResult } from './renderer/bench-renderer.ts';
import type { ScreensResult } from './renderer/bench-screens.ts';
import type { PhaseResult } from './renderer/phase.ts';
import { RAIL_ALONE } from './renderer/screens.ts';
import type { Row } from './table.ts';

const MOST_DISCOVERY_REQUESTS = 12;
const MOST_READING_REQUESTS = 4;
const LONGEST_TASK_MS = 50;

export function protocolRows({ busbar, sdk, cpuMsPerPoll, valuesPerPoll }: ProtocolResult): readonly Row[] {
  const kinds = [
    { kind: 'discovery', what: 'Discovery', limit: MOST_DISCOVERY_REQUESTS },
    { kind: 'reading', what: 'One full reading', limit: MOST_READING_REQUESTS },
  ] as const;
  const beside = kinds.flatMap(({ kind, what, limit }): Row[] => {
    const [ours, theirs] = [busbar[kind], sdk?.[kind] ?? null];
    return [
      {
        what: `${what}, requests`,
        measured: String(ours.requests),
        beside: theirs === null ? 'SDK not installed' : `SDK ${theirs.requests}`,
        ratio: ratio(ours.requests, theirs?.requests ?? null),
        target: atMost(limit, '', ours.requests),
      },
      {
        what: `${what}, time`,
        measured: seconds(ours.seconds),
        beside: theirs === null ? 'SDK not installed' : `SDK ${seconds(theirs.seconds)}`,
        ratio: ratio(ours.seconds, theirs?.seconds ?? null),
        target: '',
      },
    ];
  });
  return [
    ...beside,
    {
      what: `Processor time a polled reading of ${valuesPerPoll} values`,
      measured: milliseconds(cpuMsPerPoll),
      beside: `${milliseconds((cpuMsPerPoll / valuesPerPoll) * 100)} a 100 values`,
      ratio: '',
      target: '',
    },
  ];
}

export function clickRows({ medianMs, worstMs, exchangeMs }: ClickResult): readonly Row[] {
  const row = (what: string, value: number): Row => ({
    what,
    measured: milliseconds(value),
    beside: `one exchange ${milliseconds(exchangeMs)}`,
    ratio: ratio(value, exchangeMs),
    target: '',
  });
  return [
    row('Click to request on the wire, median', medianMs),
    row('Click to request on the wire, worst', worstMs),
  ];
}

interface Reference {
  readonly wallMs: number;
  readonly cpuMs: number | null;
}

/** What one phase cost, each figure beside the calibration task of the same page. */
function phaseRows(
  what: string,
  { longest, mostCpuMs, tasksOver50Ms, taskMsPerSecond, scriptMsPerSecond }: PhaseResult,
  { wallMs, cpuMs }: Reference,
): readonly Row[] {
  const row = (figure: string, value: number, reference: number | null, target = ''): Row => ({
    what: `${what}: ${figure}`,
    measured: milliseconds(value),
    beside: reference === null ? 'not counted here' : `calibration task ${milliseconds(reference)}`,
    ratio: ratio(value, reference),
    target,
  });
  const met = (value: number) => atMost(LONGEST_TASK_MS, ' ms', value);
  const longestRow = row('longest task', longest.wallMs, wallMs, met(longest.wallMs));
  const details = [
    ...(longest.cpuMs === null ? [] : [`${milliseconds(longest.cpuMs)} of processor time`]),
    ...(tasksOver50Ms === 0 ? [] : [`${tasksOver50Ms} over ${LONGEST_TASK_MS} ms`]),
  ];
  return [
    {
      ...longestRow,
      measured: [longestRow.measured, ...details.map((detail) => `(${detail})`)].join(' '),
    },
    ...(mostCpuMs === null ? [] : [row('most processor time of a task', mostCpuMs, cpuMs, met(mostCpuMs))]),
    row('processor time a second', taskMsPerSecond, cpuMs ?? wallMs),
    row('scripts of it', scriptMsPerSecond, cpuMs ?? wallMs),
  ];
}

export function rendererRows({ watching, dragging, calibration }: RendererResult): readonly Row[] {
  return [
    ...phaseRows('Charts and a row being dragged', dragging, calibration),
    ...phaseRows('Charts alone', watching, calibration),
  ];
}

export function screenRows({ screens, calibration }: ScreensResult): readonly Row[] {
  const rail = screens.find(({ name }) => name === RAIL_ALONE);
  return screens.flatMap(({ name, phase, mostOwnScriptMsPerSecond: most }) => {
    const rows = phaseRows(name, phase, calibration);
    if (most === null || rail === undefined) return rows;
    const own = phase.scriptMsPerSecond - rail.phase.scriptMsPerSecond;
    // What comes out below zero is less than the rail's own work varies by, and no proof.
    const target = own > 0 ? atMost(most, ' ms', own) : `at most ${most} ms: less than the rail varies by`;
    const beside = `rail by itself ${milliseconds(rail.phase.scriptMsPerSecond)}`;
    const what = `${name}: scripts of its own update, once a second`;
    return [...rows, { what, measured: milliseconds(own), beside, ratio: '', target }];
  });
}
