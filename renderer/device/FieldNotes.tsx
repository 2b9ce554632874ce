import { Glyph } from '../ui/Glyph.tsx';
import type { ShownField } from './use-device-field.ts';

interface FieldNotesProps {
  readonly shown: ShownField;
  readonly id: string;
  /** Why it is read only, where that is to be read and not only to be had by pointing. */
  readonly reason?: string | null;
  readonly hint?: string | undefined;
}

/** Below a field: what is wrong with it, what the device made of it, or what it is. */
export function FieldNotes({ shown, id, reason = null, hint }: FieldNotesProps) {
  const { problem, kept } = shown;
  return (
    <span className="dfld-notes">
      <span
        id={id}
        className={problem === null ? 'hint' : 'fld-error t-crit'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem === null ? (
          (kept ?? reason ?? hint)
        ) : (
          <>
            <Glyph name="crit" />
            <span>{problem}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** The dot of a field that holds something the device does not have, and what the device has. */
export function WasValue({ shown, was }: { readonly shown: ShownField; readonly was: string }) {
  return (
    <span className="dfld-was">
      {shown.isChanged ? (
        <>
          <i className="changed-dot" aria-hidden />
          {was === '' ? null : (
            <s className="faint ell">
              <span className="sr">was </span>
              {was}
            </s>
          )}
        </>
      ) : null}
    </span>
  );
}
