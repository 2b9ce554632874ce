import { PROTOCOL_WORDS } from '../../../shared/words/protocols.ts';
import { Glyph } from '../../ui/Glyph.tsx';
import type { AddPdu } from './use-add-pdu.ts';
import { protocolOf, wayText } from './way.ts';

/** Said when a test found a PDU that is in Busbar already. */
export function RecognisedNote({ form }: { readonly form: AddPdu }) {
  const stored = form.tested?.stored ?? null;
  if (stored === null) return null;
  const { way } = form.fields;
  const isOtherWay = stored.protocol !== protocolOf(way);
  return (
    <div className="recognised" role="status">
      <Glyph name="check" size={14} className="t-ok" />
      <p>
        <b className="ink">This is {stored.name}.</b>{' '}
        {isOtherWay
          ? `It is in Busbar over ${PROTOCOL_WORDS[stored.protocol]}, and stays so. Added, ${wayText(way)} is a second way to it, by which Busbar can compare what both say.`
          : `It is in Busbar already, over ${PROTOCOL_WORDS[stored.protocol]}. To use another access to it, remove it first.`}
      </p>
    </div>
  );
}
