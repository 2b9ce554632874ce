/** Puts the focus into the filter of the screen, all of it selected; false where the screen has none. */
export function focusScreenFilter(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-screen-filter]');
  field?.focus();
  field?.select();
  return field !== null;
}
