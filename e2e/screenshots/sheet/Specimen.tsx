import type { ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  /** Columns of twelve. */
  readonly span: number;
  readonly children: ReactNode;
}

/** A box with the states of one component. */
export function Card({ title, span, children }: CardProps) {
  return (
    <section className="card" style={{ gridColumn: `span ${span}` }}>
      <h2>{title}</h2>
      <div className="specimens">{children}</div>
    </section>
  );
}

interface SpecimenProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What is shown as if under the pointer or with the focus: the first element that the selector finds in it. */
  readonly force?: 'hover' | 'focus' | undefined;
  readonly at?: string | undefined;
  readonly width?: number;
}

/** One state of a component, with its name above. */
export function Specimen({ title, children, force, at, width }: SpecimenProps) {
  return (
    <div
      className="specimen"
      data-force={force}
      data-force-at={at}
      style={width === undefined ? undefined : { width }}
    >
      <h3>{title}</h3>
      {children}
    </div>
  );
}
