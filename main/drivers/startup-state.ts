import type { OutletId } from '../../shared/model/ids.ts';
import type { OutletStartupState, PduModel } from '../../shared/model/pdu.ts';
import type { DeviceResult } from './driver.ts';
import { unknownOutlet } from './not-found.ts';
import { invalidArgument, unsupported } from './refusals.ts';

/** A start-up state to write; `outlet: null` is the PDU's own. */
export interface StartupStateChange {
  readonly outlet: OutletId | null;
  readonly startupState: OutletStartupState;
}

/**
 * Why a start-up state is not written, by what was read of the PDU; null when it may be. One that the PDU does not tell, or
 * tells in words that Busbar does not know, is left alone.
 */
export function refuseStartupState(
  { outlets, settings }: Pick<PduModel, 'outlets' | 'settings'>,
  { outlet, startupState }: StartupStateChange,
): DeviceResult<never> | null {
  if (outlet === null) {
    if (startupState === 'pduDefault')
      return invalidArgument(
        "The PDU's own start-up state is on, off or last state; only an outlet can go by the PDU. Nothing was written.",
      );
    return settings.startupState === null
      ? unsupported(
          'This PDU does not tell a start-up state of its own that Busbar knows; set it per outlet.',
        )
      : null;
  }
  const found = outlets.find(({ id }) => id === outlet);
  if (found === undefined) return unknownOutlet(outlet);
  if (!found.switchable)
    return unsupported('This outlet cannot be switched, so it has no start-up state to set.');
  return found.startupState === null
    ? unsupported('This outlet does not tell a start-up state that Busbar knows; set it on the PDU itself.')
    : null;
}
