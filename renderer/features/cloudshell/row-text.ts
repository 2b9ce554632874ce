import type { ResourceRow } from './tree-rows.ts';

/** What a row is called, for letters that jump and for screen readers. */
export function rowText(row: ResourceRow): string {
  switch (row.kind) {
    case 'domain':
      return 'Global';
    case 'pdu':
    case 'socket':
      return row.resource.name;
    case 'more':
      return `${row.count} more sockets`;
  }
}
