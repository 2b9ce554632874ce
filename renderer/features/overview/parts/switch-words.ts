import type { ReadingStatus } from '../../../../shared/model/sensor.ts';
import type { TransferSwitch } from '../../../../shared/model/pdu.ts';

/** Which inlet the switch has selected. */
type SelectedSource =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  /** Position in `TransferSwitch.inlets`. */
  | { readonly kind: 'inlet'; readonly position: number };

/** The sensor `selectedSource` counts inlets from 1; 0 is none (Xerus reference 4.8). */
export function sourceOfValue(value: number | null): SelectedSource {
  if (value === null) return { kind: 'unknown' };
  return value < 1 ? { kind: 'none' } : { kind: 'inlet', position: value - 1 };
}

/** The same for a switch; a number it has no inlet for is none. */
export function selectedSource(device: Pick<TransferSwitch, 'inlets'>, value: number | null): SelectedSource {
  const source = sourceOfValue(value);
  return source.kind === 'inlet' && device.inlets[source.position] === undefined ? { kind: 'none' } : source;
}

/** What a source does now. */
export function sourceWords(selected: SelectedSource, position: number): string {
  if (selected.kind === 'unknown') return 'use not known';
  return selected.kind === 'inlet' && selected.position === position ? 'in use' : 'standby';
}

const DEAD_VOLTS = 20;

/** What its voltage says of a source: `good`, `no voltage`, `out of limits`; nothing where it has no limits or was not read. */
export function sourceQuality(volts: number | null, status: ReadingStatus | undefined): readonly string[] {
  if (volts === null || status === undefined || status === 'unavailable') return [];
  if (volts < DEAD_VOLTS) return ['no voltage'];
  return [status === 'normal' ? 'good' : 'out of limits'];
}

interface SwitchState {
  readonly text: string;
  readonly severity: 'normal' | 'warning' | 'critical' | 'unknown';
}

/**
 * `On preferred inlet`, `On inlet 2, not the preferred one`. Whether it is the preferred one is told by `operationalState`
 * (Xerus reference 4.8: 0 off, 1 normal, 2 standby, 3 not redundant), since the base of `preferredSource` is not documented.
 */
export function switchState(selected: SelectedSource, operationalState: number | null): SwitchState {
  if (operationalState === 0 || selected.kind === 'none')
    return { text: 'Off, no inlet in use', severity: 'critical' };
  if (selected.kind === 'unknown') return { text: 'Source not known', severity: 'unknown' };
  const inlet = `inlet ${selected.position + 1}`;
  switch (operationalState) {
    case 1:
      return { text: 'On preferred inlet', severity: 'normal' };
    case 2:
      return { text: `On ${inlet}, not the preferred one`, severity: 'warning' };
    case 3:
      return { text: `On ${inlet}, not redundant`, severity: 'warning' };
    default:
      return { text: `On ${inlet}`, severity: 'normal' };
  }
}

/** `Inlet 1 feeds the transfer switch. Inlet 2 is on standby.` */
export function diagramWords(inletNames: readonly string[], selected: SelectedSource): string {
  if (selected.kind === 'unknown') return 'Which inlet feeds the transfer switch is not known.';
  return inletNames
    .map((name, position) =>
      selected.kind === 'inlet' && selected.position === position
        ? `${name} feeds the transfer switch.`
        : `${name} is on standby.`,
    )
    .join(' ');
}
