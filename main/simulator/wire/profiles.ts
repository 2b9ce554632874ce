import { PROFILE_3_6 } from './profile-3-6.ts';
import { PROFILE_4_0 } from './profile-4-0.ts';
import type { FirmwareProfile, FirmwareVersion } from './profile.ts';

export const PROFILES: Readonly<Record<FirmwareVersion, FirmwareProfile>> = {
  '3.6.0': PROFILE_3_6,
  '4.0.20': PROFILE_4_0,
};
