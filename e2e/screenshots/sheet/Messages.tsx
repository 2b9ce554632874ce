import { doneToast, notDoneToast } from '../../../renderer/power/outlet-toasts.ts';
import type { Toast as ToastContent } from '../../../renderer/state/ui-slice.ts';
import { testCommand, testPart } from '../../../renderer/testing/test-power.ts';
import { Button } from '../../../renderer/ui/Button.tsx';
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
  notDoneToast('refused', 'cycle', DB_02, 'The PDU refused: the outlet is disabled (code 3).', 'on'),
  {
    id: 'undone',
    tone: 'neutral',
    title: 'Not sent',
    text: 'Outlet 14 was not touched.',
    staysUntilDismissed: false,
  },
];

export function Toasts() {
  return (
    <Card title="Toasts" span={4}>
      {TOASTS.map(({ id, tone, title, text }) => (
        <Toast key={id} tone={tone} title={title} text={text} onDismiss={nothing} />
      ))}
      <Toast
        tone="progress"
        title="Cycling 4 outlets, 1 of 4 done"
        text="21 done, 22 off for 6 s, 23 and 29 waiting."
        action={
          <Button size="sm" onPress={nothing}>
            Stop after 22
          </Button>
        }
      />
    </Card>
  );
}
