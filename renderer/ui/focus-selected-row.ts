/** The row of what was opened takes the focus, once its screen stands and what was closed has given it back: one goes on from there. */
export function focusSelectedRow(): void {
  const focusRow = () =>
    document.querySelector<HTMLElement>('[data-region="tree"] [role="row"][aria-selected="true"]')?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focusRow));
}
