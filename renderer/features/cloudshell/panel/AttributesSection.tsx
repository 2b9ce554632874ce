import { useState } from 'react';
import type { ShellAttributeFact } from '../../../../shared/shell/attributes.ts';
import { attributeGroups, attributeRows, type AttributeGroup, type AttributeRow } from '../attribute-rows.ts';
import { useCloudShellView } from '../cloudshell-view.ts';
import type { PduResource } from '../resources.ts';
import { Button } from '../../../ui/Button.tsx';
import { Glyph } from '../../../ui/Glyph.tsx';
import { AddAttributeDialog } from './AddAttributeDialog.tsx';
import { EditAttributeDialog } from './EditAttributeDialog.tsx';

interface AttributesSectionProps {
  readonly pdu: PduResource;
  readonly facts: readonly ShellAttributeFact[];
}

/** Attributes of a PDU with their rules; those that Busbar keeps beside it can be changed here. */
export function AttributesSection({ pdu, facts }: AttributesSectionProps) {
  const profile = useCloudShellView((state) => state.profile);
  const [isAdding, setIsAdding] = useState(false);
  const [edited, setEdited] = useState<AttributeRow | null>(null);
  const rows = attributeRows({ inventory: pdu.inventory, facts, profile, shellName: pdu.shellName });
  return (
    <div className="isec">
      <h2>Attributes of {pdu.name}</h2>
      <div className="cs-at-head" aria-hidden>
        <span>Attribute</span>
        <span>Value</span>
        <span>Rule</span>
      </div>
      {attributeGroups(rows).map((group) => (
        <Group key={group.rules.join()} group={group} onEdit={setEdited} />
      ))}
      <div className="row cs-acts">
        <Button size="sm" onPress={() => setIsAdding(true)}>
          Add attribute
        </Button>
      </div>
      {isAdding ? <AddAttributeDialog pdu={pdu} onClose={() => setIsAdding(false)} /> : null}
      {!pdu.isSimulated && rows.some((row) => row.keptBy === 'access') ? (
        <p className="dim cs-note">
          User, passwords and communities are those Busbar signs in with. Change them on the screen of the
          PDU, under Actions for {pdu.name}.
        </p>
      ) : null}
      {edited === null ? null : (
        <EditAttributeDialog pdu={pdu} row={edited} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

interface GroupProps {
  readonly group: AttributeGroup;
  readonly onEdit: (row: AttributeRow) => void;
}

function Group({ group, onEdit }: GroupProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const shown = [
    ...group.rows,
    ...group.folded.filter((each) => opened.includes(each.words)).flatMap((each) => each.rows),
  ];
  return (
    <div className="cs-at-group">
      <table className="cs-at" aria-label={`Rule: ${group.rules.join(', ')}`}>
        <tbody>
          {shown.map((row) => (
            <tr key={row.attribute.name}>
              <th scope="row">
                <span className="faint">{row.prefix}</span>
                <wbr />
                {row.attribute.name}
              </th>
              <td>
                <Value row={row} onEdit={onEdit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cs-rules" aria-hidden>
        {group.rules.map((rule) => (
          <span key={rule}>{rule}</span>
        ))}
      </div>
      {group.folded.map(({ words }) => (
        <button
          key={words}
          type="button"
          className="cs-fold"
          aria-expanded={opened.includes(words)}
          onClick={() =>
            setOpened(opened.includes(words) ? opened.filter((each) => each !== words) : [...opened, words])
          }
        >
          <Glyph name="cr" className={opened.includes(words) ? 'car open' : 'car'} />
          {words}
        </button>
      ))}
    </div>
  );
}

/** Press the value to change it. A PDU's secrets have no other face than `set`. */
function Value({
  row,
  onEdit,
}: {
  readonly row: AttributeRow;
  readonly onEdit: (row: AttributeRow) => void;
}) {
  const tone = row.text.startsWith('not ') ? 'faint' : 'ink';
  if (row.keptBy !== 'attribute') return <span className={tone}>{row.text}</span>;
  return (
    <button
      type="button"
      className={`cs-edit ${tone}`}
      aria-label={`Change ${row.attribute.name}, ${row.text}`}
      onClick={() => onEdit(row)}
    >
      {row.text}
    </button>
  );
}
