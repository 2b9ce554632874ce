/** Finds any outlet, device or PDU. Open while `findOpen` is set. */
export function FindPalette() {
  return null;
}
