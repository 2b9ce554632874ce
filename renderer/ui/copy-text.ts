/** The old way, which needs no permission: the desktop app grants none. */
function copyByCommand(text: string): boolean {
  const enable = (event: Event) => event.preventDefault();
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('beforecopy', enable, { capture: true });
  document.addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('beforecopy', enable, { capture: true });
    document.removeEventListener('copy', fill, { capture: true });
  }
}

/** Puts a text on the clipboard, while a press of a button is handled. False where the system does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}
