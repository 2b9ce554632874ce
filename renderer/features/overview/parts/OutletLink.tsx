import type { PduId } from '../../../../shared/model/ids.ts';
import type { Outlet } from '../../../../shared/model/pdu.ts';
import { goToPdu } from '../../../state/go-to-pdu.ts';

interface OutletLinkProps {
  readonly pdu: PduId;
  readonly outlet: Pick<Outlet, 'id' | 'label' | 'name'>;
  /** Where the name is cut to the width of its column. */
  readonly isCut?: boolean;
}

/** The name of an outlet in a table; opens it. */
export function OutletLink({ pdu, outlet, isCut = false }: OutletLinkProps) {
  const { id, label, name } = outlet;
  return (
    <button
      type="button"
      className={isCut ? 'row-link ell' : 'row-link'}
      {...(isCut ? { title: name } : { dir: 'auto' })}
      onClick={() => goToPdu(pdu, 'overview', id)}
    >
      {name.trim() === '' ? `Outlet ${label}` : name}
    </button>
  );
}
