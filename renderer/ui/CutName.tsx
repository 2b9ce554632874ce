import { memo } from 'react';
import { cutName } from './cut-name.ts';

/** A name that is cut in its middle where it does not fit: the names of one rack often differ only at their end. */
export const CutName = memo(function CutName({ text }: { readonly text: string }) {
  const [head, tail] = cutName(text);
  if (tail === '') return <bdi>{head}</bdi>;
  return (
    <span className="cut" dir="auto">
      <span className="ell">{head}</span>
      <span>{tail}</span>
    </span>
  );
});
