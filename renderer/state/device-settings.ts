import { create } from 'zustand';
import type { PduId } from '../../shared/model/ids.ts';
import { goToPdu } from './go-to-pdu.ts';

/** The parts of the Device settings tab. */
export type DeviceSettingsSection = 'pdu' | 'outlets' | 'elements' | 'connection' | 'identity';

/** The part that is open; of every PDU the same, so that one can compare. In this window only. */
export const useDeviceSettingsSection = create<{ readonly section: DeviceSettingsSection }>()(() => ({
  section: 'pdu',
}));

/** Shows one part; the tab may be closed. */
export function setDeviceSettingsSection(section: DeviceSettingsSection): void {
  useDeviceSettingsSection.setState({ section });
}

/** Opens the Device settings of a PDU at one part: `connection` to edit where and as whom it is reached. */
export function goToDeviceSettings(pdu: PduId, section: DeviceSettingsSection): void {
  setDeviceSettingsSection(section);
  goToPdu(pdu, 'settings');
}
