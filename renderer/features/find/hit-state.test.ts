import { afterEach, expect, test } from 'vitest';
import { EMPTY_FLEET } from '../../../shared/model/fleet.ts';
import { factsNow } from '../../power/facts-now.ts';
import { whyNotNow } from '../../power/guarded-command.ts';
import { forgetForbidden, startForbiddenWatch } from '../../state/forbidden.ts';
import { useAppStore } from '../../state/store.ts';
import { testModel, testOutlet } from '../../testing/test-model.ts';
import { PDU, testCommand, testPart, testPdu } from '../../testing/test-power.ts';

const outlets = [testOutlet('1'), testOutlet('2')] as const;
const sinceMs = Date.now();
const pdu = testPdu(testModel({ outlets }), {
  user: 'lab-view',
  connection: { kind: 'online', sinceMs, lastReadAtMs: sinceMs, events: true },
});

afterEach(() => {
  forgetForbidden(PDU);
  useAppStore.getState().receiveSnapshot(EMPTY_FLEET);
});

test('an outlet that the PDU has refused to this user is not cycled from the palette', () => {
  const [first, second] = outlets;
  useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [pdu] });
  const stop = startForbiddenWatch();
  expect(whyNotNow(second, factsNow(pdu, second), 'cycle')).toBeNull();
  const refused = testCommand([testPart(first.label, { phase: 'failed', wasForbidden: true })]);
  useAppStore.getState().receiveSnapshot({ ...EMPTY_FLEET, pdus: [pdu], commands: [refused] });
  stop();
  const reason = 'Read only. The user lab-view may not switch outlets on A07-L.';
  expect(whyNotNow(second, factsNow(pdu, second), 'cycle')).toBe(reason);
});
