import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Glyph } from './Glyph.tsx';

type ToastTone = 'ok' | 'critical' | 'progress' | 'neutral';

interface ToastProps {
  readonly tone: ToastTone;
  readonly title: string;
  readonly text: string;
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
    case 'critical':
      return <Glyph name="crit" />;
    case 'progress':
      return <Glyph name="cyc" />;
    case 'neutral':
      return <Glyph name="undo" className="ink" />;
  }
}

/** One message; a failure is an alert, all else a status. */
export function Toast({ tone, title, text, action, onDismiss, isAnnounced = false }: ToastProps) {
  return (
    <div
      className="toast"
      role={tone === 'critical' ? 'alert' : 'status'}
      {...(isAnnounced ? { 'aria-live': 'off' } : {})}
    >
      <ToneGlyph tone={tone} />
      <b>{title}</b>
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
