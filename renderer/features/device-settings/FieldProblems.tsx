import { putBack, type Field } from '../../device/field-store.ts';
import type { ShownField } from '../../device/use-device-field.ts';
import { Button } from '../../ui/Button.tsx';
import { Glyph } from '../../ui/Glyph.tsx';

/** A field of a row, whatever its value is. */
export interface RowField {
  /** The head of its column. */
  readonly name: string;
  readonly field: Pick<Field<never>, 'key' | 'shown' | 'what'>;
  readonly shown: ShownField;
  /** Why it is read only; null when it can be changed. */
  readonly reason: string | null;
}

interface FieldProblemsProps {
  /** Of the row's fields: they are described by it. */
  readonly id: string;
  readonly columns: number;
  readonly fields: readonly RowField[];
}

/** Below a row: which of its fields was not written and why, with the way back; what the PDU made of what was written. */
export function FieldProblems({ id, columns, fields }: FieldProblemsProps) {
  const said = fields.filter(({ shown }) => shown.problem !== null || shown.kept !== null);
  const reasons = [...new Set(fields.flatMap(({ reason }) => reason ?? []))].join(' ');
  if (said.length === 0)
    return reasons === '' ? null : (
      <tr hidden>
        <td id={id} colSpan={columns}>
          {reasons}
        </td>
      </tr>
    );
  return (
    <tr className="ds-said">
      <td id={id} colSpan={columns}>
        {said.map((each) => (
          <Said key={each.field.key} {...each} />
        ))}
      </td>
    </tr>
  );
}

function Said({ name, field, shown }: RowField) {
  const { problem, kept } = shown;
  if (problem === null) return <p className="dim">{`${name}: ${kept ?? ''}`}</p>;
  const putBackText = `Put back ${field.shown}`.trim();
  return (
    <p className="row ds-problem" role="alert">
      <Glyph name="crit" className="t-crit" />
      <span className="t-crit">
        {name}: {problem}
      </span>
      <Button
        size="sm"
        variant="quiet"
        label={`${putBackText}: ${field.what}`}
        onPress={() => putBack(field.key)}
      >
        {putBackText}
      </Button>
    </p>
  );
}
