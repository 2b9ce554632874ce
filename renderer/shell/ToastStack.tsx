import { useEffect, useState } from 'react';
import { useAppStore } from '../state/store.ts';
import type { Toast as ToastContent } from '../state/ui-slice.ts';
import { Button } from '../ui/Button.tsx';
import { Toast } from '../ui/Toast.tsx';

const SHOWN_AT_MOST = 3;
const LEAVES_AFTER_MS = 6000;

/** Newest below, at most three; the rest wait behind a button. Success leaves by itself, unless it is being read. */
export function ToastStack() {
  const toasts = useAppStore((state) => state.toasts);
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, toasts.length - SHOWN_AT_MOST);
  if (toasts.length === 0) return null;
  return (
    <section className="toasts" aria-label="Messages" data-region="messages">
      {hidden === 0 ? null : (
        <Button size="sm" onPress={() => setAll(true)}>
          {hidden} more
        </Button>
      )}
      {toasts.slice(hidden).map((toast) => (
        <StackedToast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function StackedToast({ toast }: { readonly toast: ToastContent }) {
  const dismiss = useAppStore((state) => state.dismissToast);
  const [isRead, setRead] = useState(false);
  const { id, title, text, staysUntilDismissed } = toast;
  useEffect(() => {
    if (staysUntilDismissed || isRead) return undefined;
    const timer = setTimeout(() => dismiss(id), LEAVES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, staysUntilDismissed, isRead, dismiss]);
  return (
    <div
      onPointerEnter={() => setRead(true)}
      onPointerLeave={() => setRead(false)}
      onFocus={() => setRead(true)}
      onBlur={() => setRead(false)}
    >
      <Toast
        tone={toast.tone}
        title={title}
        text={text}
        onDismiss={() => dismiss(id)}
        isAnnounced={toast.isAnnounced === true}
      />
    </div>
  );
}
