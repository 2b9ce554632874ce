import { useEffect, useState } from 'react';
import { ACTION_WORDS, outletInSentence, outletWords } from '../../shared/words/elements.ts';
import { openEntry, openEntryOf } from '../journal/open-entry.ts';
import { retryFromToast } from '../power/guarded-command.ts';
import { useAppStore } from '../state/store.ts';
import { nameToldApart } from '../state/told-apart.ts';
import type { RetryOffer, Toast as ToastContent } from '../state/ui-slice.ts';
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
  const { id, title, text, staysUntilDismissed, entry, retry } = toast;
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
        {...(retry === undefined ? {} : { action: <RetryButton offer={retry} /> })}
        onDismiss={() => dismiss(id)}
        isAnnounced={toast.isAnnounced === true}
      />
    </div>
  );
}

/** Named with its outlet and PDU, which need not be on screen. */
export function RetryButton({ offer }: { readonly offer: RetryOffer }) {
  const label = useAppStore(({ fleet }) => {
    const pdu = fleet.pdus.find(({ id }) => id === offer.pdu);
    const outlet = outletInSentence(outletWords(pdu?.model ?? null, offer.outlet));
    const onPdu = pdu === undefined ? '' : `, on ${nameToldApart(pdu, fleet.pdus)}`;
    return `Retry: ${ACTION_WORDS[offer.action].toLowerCase()} ${outlet}${onPdu}`;
  });
  return (
    <Button size="sm" label={label} onPress={() => retryFromToast(offer)}>
      Retry
    </Button>
  );
}
