import type { ReactNode } from 'react';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly isMono?: boolean;
}

/** `CS_PowerSocket.Model Name` breaks after its prefix, not in a word. */
function breakable(name: string): ReactNode {
  const end = name.indexOf('.') + 1;
  if (end === 0) return name;
  return (
    <>
      {name.slice(0, end)}
      <wbr />
      {name.slice(end)}
    </>
  );
}

/** One line of a list of facts. */
export function Fact({ name, children, isMono = false }: FactProps) {
  return (
    <>
      <dt title={name}>{breakable(name)}</dt>
      <dd className={isMono ? 'mono' : ''}>{children}</dd>
    </>
  );
}
