import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Glyph } from './Glyph.tsx';

type ToastTone = 'ok' | 'warning' | 'critical' | 'progress' | 'neutral';

interface ToastProps {
  readonly tone: ToastTone;
  readonly title: string;
  readonly text: string;
  /** Opens what it is about; without it the title is text. */
  readonly onOpen?: () => void;
  /** A button such as `Retry`. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
  /** Spoken elsewhere already. */
  readonly isAnnounced?: boolean;
}

function ToneGlyph({ tone }: { readonly tone: ToastTone }) {
  switch (tone) {
    case 'ok':
      return <Glyph name="check" className="t-ok" />;
    case 'warning':
      return <Glyph name="warn" />;
    case 'critical':
      return <Glyph name="crit" />;
    case 'progress':
      return <Glyph name="cyc" />;
    case 'neutral':
      return <Glyph name="undo" className="ink" />;
  }
}

/** One message; a failure is an alert, all else a status. */
export function Toast(props: ToastProps) {
  const { tone, title, text, onOpen, action, onDismiss, isAnnounced = false } = props;
  return (
    <div
      className="toast"
      role={tone === 'critical' ? 'alert' : 'status'}
      {...(isAnnounced ? { 'aria-live': 'off' } : {})}
    >
      <ToneGlyph tone={tone} />
      {onOpen === undefined ? (
        <b>{title}</b>
      ) : (
        <button type="button" className="toast-title" title="Show in events" onClick={onOpen}>
          <b>{title}</b>
        </button>
      )}
      <span className="toast-acts">
        {action}
        {onDismiss === undefined ? null : (
          <Button variant="quiet" size="sm" icon="x" label={`Dismiss: ${title}`} onPress={onDismiss} />
        )}
      </span>
      {text === '' ? null : <div className="sub">{text}</div>}
    </div>
  );
}
