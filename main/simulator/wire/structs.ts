import type { FirmwareProfile, StructName } from './profile.ts';
import { Float, type WireStruct, type WireValue } from './values.ts';

/** The fields that a firmware has, in its order; what is not given is null, as an absent sensor is. */
export function struct(profile: FirmwareProfile, name: StructName, full: WireStruct): WireStruct {
  const picked: Record<string, WireValue> = {};
  for (const field of profile.structs[name]) picked[field] = full[field] ?? null;
  return picked;
}

export const EMPTY_NAMEPLATE: WireStruct = {
  manufacturer: '',
  brand: '',
  model: '',
  partNumber: '',
  serialNumber: '',
  rating: { voltage: '', current: '', frequency: '', power: '' },
  imageFileURL: '',
};

export const NO_WAVEFORM: WireStruct = { voltage: [], current: [], sampleRate: 0 };

export function rating(amperes: number, minVolts: number, maxVolts: number): WireStruct {
  return {
    current: Math.floor(amperes),
    decimalCurrent: new Float(amperes),
    minVoltage: minVolts,
    maxVoltage: maxVolts,
  };
}

export const toSeconds = (ms: number): number => Math.floor(ms / 1000);
