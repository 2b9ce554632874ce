import { outletId, pduId } from '../../../shared/model/ids.ts';
import { doneToast, notDoneToast } from '../../../renderer/power/outlet-toasts.ts';
import { severalProgressToast } from '../../../renderer/power/several-toasts.ts';
import type { Toast as ToastContent } from '../../../renderer/state/ui-slice.ts';
import { RetryButton } from '../../../renderer/shell/ToastStack.tsx';
import { testCommand, testPart } from '../../../renderer/testing/test-power.ts';
import { Toast } from '../../../renderer/ui/Toast.tsx';
import { NOW_MS } from './fixtures.ts';
import { Card } from './Specimen.tsx';

const nothing = () => undefined;
const DB_02 = { label: '14', name: 'db-02 PSU A' };

const DONE_PART = testPart('14', {
  phase: 'confirmed',
  phaseAtMs: { armed: NOW_MS - 19_400, sent: NOW_MS - 16_400, confirmed: NOW_MS - 1000 },
});

const TOASTS: readonly ToastContent[] = [
  doneToast(testCommand([DONE_PART]), DONE_PART, DB_02, 2.28),
  {
    ...notDoneToast('refused', 'cycle', DB_02, 'The PDU refused: the outlet is disabled (code 3).', 'on'),
    retry: { pdu: pduId('A07-L'), outlet: outletId('14'), action: 'cycle' },
  },
  {
    id: 'undone',
    tone: 'neutral',
    title: 'Not sent',
    text: 'Outlet 14 was not touched.',
    staysUntilDismissed: false,
  },
  severalProgressToast(
    testCommand([
      testPart('21', { phase: 'confirmed' }),
      testPart('22', { phase: 'accepted', offSeenAtMs: NOW_MS - 6000 }),
      testPart('23', { phase: 'accepted' }),
      testPart('29', { phase: 'accepted' }),
    ]),
    null,
  ),
];

export function Toasts() {
  return (
    <Card title="Toasts" span={4}>
      {TOASTS.map(({ id, tone, title, text, retry }) => (
        <Toast
          key={id}
          {...{ tone, title, text }}
          {...(retry === undefined ? {} : { action: <RetryButton offer={retry} /> })}
          onDismiss={nothing}
        />
      ))}
    </Card>
  );
}
