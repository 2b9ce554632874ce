import { createContext, useContext } from 'react';
import type { Links, SocketLink } from './resources.ts';

/** Links of the table; cells take them from here, so that a status that changes draws cells and builds no rows. */
export const LinksContext = createContext<Links>(new Map());

/** What hangs on a socket; undefined where CloudShell has not told. */
export function useLink(socket: string): SocketLink | undefined {
  return useContext(LinksContext).get(socket);
}
