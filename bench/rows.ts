import type { ClickResult } from './click.ts';
import { atMost, milliseconds, ratio, seconds } from './numbers.ts';
import type { ProtocolResult } from './protocol.ts';
import type { PhaseResult, RendererResult } from './renderer/bench-renderer.ts';
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

export function rendererRows({ watching, dragging, calibration }: RendererResult): readonly Row[] {
  const row = (what: string, value: number, reference: number | null, target = ''): Row => ({
    what,
    measured: milliseconds(value),
    beside: reference === null ? 'not counted here' : `calibration task ${milliseconds(reference)}`,
    ratio: ratio(value, reference),
    target,
  });
  const { wallMs, cpuMs } = calibration;
  const ofPhase = (when: string, { longest, mostCpuMs, taskMsPerUpdate, scriptMsPerUpdate }: PhaseResult) => {
    const ofIt = longest.cpuMs === null ? '' : ` (${milliseconds(longest.cpuMs)} of processor time)`;
    const longestRow = row(
      `${when}: longest task`,
      longest.wallMs,
      wallMs,
      atMost(LONGEST_TASK_MS, ' ms', longest.wallMs),
    );
    return [
      { ...longestRow, measured: `${longestRow.measured}${ofIt}` },
      ...(mostCpuMs === null
        ? []
        : [
            row(
              `${when}: most processor time of a task`,
              mostCpuMs,
              cpuMs,
              atMost(LONGEST_TASK_MS, ' ms', mostCpuMs),
            ),
          ]),
      row(`${when}: all tasks an update`, taskMsPerUpdate, wallMs),
      row(`${when}: scripts of them`, scriptMsPerUpdate, wallMs),
    ];
  };
  return [...ofPhase('Charts and a row being dragged', dragging), ...ofPhase('Charts alone', watching)];
}
