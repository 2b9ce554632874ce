import { useAppStore } from './store.ts';

/**
 * Waits for a request whose answer nothing on screen needs. Expected failures are in the answers; what is rejected is a
 * lost engine or a mistake of ours, and that must be seen.
 */
export function tellEngine(asked: Promise<unknown>): void {
  asked.catch((fault: unknown) => {
    useAppStore.getState().showToast({
      id: 'engine',
      tone: 'critical',
      title: 'Busbar did not answer',
      text: fault instanceof Error ? fault.message : 'It is not known whether it was done.',
      staysUntilDismissed: true,
    });
  });
}
