import type { ReactNode } from 'react';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly isMono?: boolean;
}

/** One line of a list of facts. */
export function Fact({ name, children, isMono = false }: FactProps) {
  return (
    <>
      <dt title={name}>{name}</dt>
      <dd className={isMono ? 'mono' : ''}>{children}</dd>
    </>
  );
}
