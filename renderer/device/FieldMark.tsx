import { Glyph } from '../ui/Glyph.tsx';
import type { ShownField } from './use-device-field.ts';

/** At the end of a field: on its way, written and read back, or not written. It takes the same room whatever it shows. */
export function FieldMark({ kind }: Pick<ShownField, 'kind'>) {
  switch (kind) {
    case 'writing':
      return <Glyph name="cyc" className="dfld-mark" label="Writing" />;
    case 'written':
      return <Glyph name="check" className="dfld-mark t-ok" label="Written and read back" />;
    case 'invalid':
    case 'refused':
      return <Glyph name="crit" className="dfld-mark t-crit" />;
    case 'clean':
    case 'typing':
      return null;
  }
}
