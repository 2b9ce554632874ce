import { useMemo } from 'react';
import type { PowerUnit } from '../../../shared/words/numbers.ts';
import { usePowerUnit } from '../../state/units.ts';
import type { ColumnNeeds } from './columns.ts';
import type { PduResource } from './resources.ts';

/** What may stand in columns that change by themselves: these must not change their width with it. */
const STATUS = ['Offline'];
const DESCRIPTION = ['Resource powered off', 'Still on after power off'];

const PADDING_PX = 16;
/** Glyph and its gap. */
const GLYPH_PX = 20;
/** What stands before the name of a PDU or a socket: indent, caret and glyph. */
const BEFORE_NAME_PX = 69;
const SIMULATED_PX = 66;
/** A canvas and a page round differently. */
const SLACK_PX = 1;

const longest = (texts: Iterable<string>) => {
  let found = '';
  for (const text of texts) if (text.length > found.length) found = text;
  return found;
};

/** Most of what a PDU and all PDUs draw, by the unit in which it is written. */
const MOST: Record<PowerUnit, string> = { kW: '00.00 kW', W: '00 000 W' };

function powerTexts(pdus: readonly PduResource[], unit: PowerUnit): readonly string[] {
  const outlets = Math.max(0, ...pdus.map((pdu) => pdu.sockets.length));
  return [
    'No data since 00:00:00',
    'No data, last known off',
    `${MOST[unit]}, ${outlets} of ${outlets} on`,
    `${MOST[unit]}, ${pdus.length} of ${pdus.length} PDUs`,
  ];
}

/** Width of the widest of some texts, px. */
type Measure = (texts: readonly string[], font: 'plain' | 'strong' | 'mono') => number;

function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  const root = getComputedStyle(document.documentElement);
  const ui = root.getPropertyValue('--font-ui');
  const fonts = {
    plain: `400 12px ${ui}`,
    strong: `600 12px ${ui}`,
    mono: `400 11px ${root.getPropertyValue('--font-mono')}`,
  };
  return (texts, font) => {
    if (context === null) return 0;
    context.font = fonts[font];
    return Math.ceil(Math.max(0, ...texts.map((text) => context.measureText(text).width))) + SLACK_PX;
  };
}

function needsOf(pdus: readonly PduResource[], unit: PowerUnit): ColumnNeeds {
  const measure = createMeasure();
  const sockets = pdus.flatMap((pdu) => pdu.sockets);
  const named = (marked: boolean) =>
    longest(pdus.filter((pdu) => pdu.isSimulated === marked).map(({ name }) => name));
  const resourcePx = Math.max(
    measure([named(false)], 'strong'),
    pdus.some((pdu) => pdu.isSimulated) ? measure([named(true)], 'strong') + SIMULATED_PX : 0,
    measure([longest(sockets.map(({ name }) => name))], 'plain'),
  );
  const all = [...pdus, ...sockets];
  const models = [longest(pdus.map((pdu) => pdu.shellName)), longest(sockets.map(({ model }) => model))];
  return {
    resource: BEFORE_NAME_PX + resourcePx + PADDING_PX / 2,
    family: measure([longest(all.map(({ family }) => family))], 'plain') + PADDING_PX,
    model: measure(models, 'plain') + PADDING_PX,
    address: measure([longest(all.map(({ address }) => address))], 'mono') + PADDING_PX,
    status: measure(STATUS, 'plain') + GLYPH_PX + PADDING_PX,
    description: measure(DESCRIPTION, 'plain') + PADDING_PX,
    power: measure(powerTexts(pdus, unit), 'plain') + PADDING_PX,
  };
}

/** What the columns need for these resources, in the font that the system has. */
export function useColumnNeeds(pdus: readonly PduResource[]): ColumnNeeds {
  const unit = usePowerUnit();
  return useMemo(() => needsOf(pdus, unit), [pdus, unit]);
}
