import { useEffect, useState } from 'react';
import { openEntry, openEntryOf } from '../journal/open-entry.ts';
import { useAppStore } from '../state/store.ts';
import type { Toast as ToastContent } from '../state/ui-slice.ts';
import { Button } from '../ui/Button.tsx';
import { Toast } from '../ui/Toast.tsx';

const SHOWN_AT_MOST = 3;
const LEAVES_AFTER_MS = 6000;

/** Newest below, at most three; what the others said stands in events and audit log. */
export function ToastStack() {
  const toasts = useAppStore((state) => state.toasts);
  const hidden = Math.max(0, toasts.length - SHOWN_AT_MOST);
  if (toasts.length === 0) return null;
  return (
    <section className="toasts" aria-label="Messages" data-region="messages">
      {hidden === 0 ? null : (
        <Button size="sm" onPress={() => openEntry(null)}>
          {hidden} more in Events
        </Button>
      )}
      {toasts.slice(hidden).map((toast) => (
        <StackedToast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** Success leaves by itself, unless it is being read: pointed at, or with the focus in it. */
function StackedToast({ toast }: { readonly toast: ToastContent }) {
  const dismiss = useAppStore((state) => state.dismissToast);
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const { id, title, text, staysUntilDismissed, entry } = toast;
  const stays = staysUntilDismissed || isPointedAt || isFocused;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => dismiss(id), LEAVES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, stays, dismiss]);
  return (
    <div
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <Toast
        tone={toast.tone}
        title={title}
        text={text}
        {...(entry === undefined ? {} : { onOpen: () => openEntryOf(entry) })}
        onDismiss={() => dismiss(id)}
        isAnnounced={toast.isAnnounced === true}
      />
    </div>
  );
}
