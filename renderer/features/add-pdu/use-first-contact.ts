import { useEffect, useRef, type RefObject } from 'react';
import type { AddPdu } from './use-add-pdu.ts';

/** Asks who answers; when that is known, the focus goes to the box that says it was compared, where there is one. */
export function useFirstContact(form: AddPdu, identity: RefObject<HTMLDivElement | null>): () => void {
  const isAwaited = useRef(false);
  const { probe } = form;
  useEffect(() => {
    if (probe.kind === 'asking') return;
    if (probe.kind === 'reached' && isAwaited.current) identity.current?.querySelector('input')?.focus();
    isAwaited.current = false;
  }, [probe, identity]);
  return () => {
    isAwaited.current = true;
    void form.ask();
  };
}
