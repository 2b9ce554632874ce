/** Has the browser, or the desktop app, save a file: where to is the person's choice there. */
export function saveFile(name: string, content: BlobPart, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; the address would keep the content in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
