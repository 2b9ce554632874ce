interface FixedNameProps {
  readonly name: string;
  /** Why it cannot be changed. */
  readonly reason: string;
}

/** A name that can only be read, with the reason in place of a field. */
export function FixedName({ name, reason }: FixedNameProps) {
  return (
    <dl className="dl fixed-name">
      <dt>Name</dt>
      <dd className={name.trim() === '' ? 'faint' : undefined}>{name.trim() === '' ? 'None' : name}</dd>
      <dd className="hint">{reason}</dd>
    </dl>
  );
}
