import type { AppSettings } from '../../shared/ipc/app.ts';
import type { Outlet } from '../../shared/model/pdu.ts';

/** Estimates only: an outlet's inrush is its last measured current times a factor of its receptacle. */
export type InRushFactors = AppSettings['inRushFactors'];

/** How many times its measured current an outlet may draw as it comes on. */
export function inrushFactor(
  { receptacle }: Pick<Outlet, 'receptacle'>,
  { c13, c19 }: InRushFactors,
): number {
  return /C19/iu.test(receptacle) ? c19 : c13;
}
