import type { PduView } from '../../shared/model/fleet.ts';

type Named = Pick<PduView, 'id' | 'name' | 'address'>;

/** As a person sees it: `A07-L` and `a07-l ` are no two names. */
const seen = ({ name }: Pick<Named, 'name'>) => name.normalize('NFKC').trim().toLowerCase();

/** Those of the PDUs that share their name with another one. */
export function namesakes(pdus: readonly Named[]): ReadonlySet<PduView['id']> {
  const byName = Map.groupBy(pdus, seen);
  return new Set([...byName.values()].flatMap((same) => (same.length > 1 ? same.map(({ id }) => id) : [])));
}

/** `A07-L`; where another PDU has the same name, `A07-L, 192.0.2.17`. */
export function nameToldApart(pdu: Named, pdus: readonly Named[]): string {
  return namesakes(pdus).has(pdu.id) ? `${pdu.name}, ${pdu.address}` : pdu.name;
}
