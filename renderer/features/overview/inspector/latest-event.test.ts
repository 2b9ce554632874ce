import { expect, test } from 'vitest';
import type { PduEvent } from '../../../../shared/model/fleet.ts';
import { ocpId, pduId } from '../../../../shared/model/ids.ts';
import { latestEvent } from './latest-event.ts';

const event = (id: number, kind: PduEvent['kind'], topic: string): PduEvent => ({
  id,
  pdu: pduId('A07-L'),
  atMs: id,
  element: ocpId('C5'),
  severity: kind === 'alarm' ? 'critical' : 'info',
  kind,
  topic,
  by: 'PDU',
  text: `${topic} ${kind}`,
});

const above = event(1, 'alarm', 'ocp:C5 current');
const trip = event(2, 'alarm', 'ocp:C5 trip');
const normal = event(3, 'cleared', 'ocp:C5 current');
const closed = event(4, 'cleared', 'ocp:C5 trip');

test('a current that is normal after a trip does not hide the trip', () => {
  expect(latestEvent([above, trip, normal])).toBe(trip);
});

test('what is over is told by its end', () => {
  expect(latestEvent([above, trip, normal, closed])).toBe(closed);
  expect(latestEvent([above, normal])).toBe(normal);
});

test('a newer event of its own comes first, whatever goes on', () => {
  const renamed = event(5, 'change', 'ocp:C5 name');
  expect(latestEvent([trip, normal, renamed])).toBe(renamed);
  expect(latestEvent([])).toBeUndefined();
});
