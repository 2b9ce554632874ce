import type { ReactNode } from 'react';

interface SettingLineProps {
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly text?: string;
  /** The control, whose own label says the name again for screen readers. */
  readonly children: ReactNode;
}

/** A setting: what it is called and what it does, and at the end of the line its control. */
export function SettingLine({ name, text, children }: SettingLineProps) {
  return (
    <div className="setting-line">
      <div className="setting-text">
        <span className="ink">{name}</span>
        {text === undefined ? null : <p className="dim">{text}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}
