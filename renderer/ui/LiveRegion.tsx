/** Says `text` once when it changes, without interrupting. */
export function LiveRegion({ text }: { readonly text: string }) {
  return (
    <div className="sr live" role="log" aria-live="polite" aria-atomic="true" aria-label="Announcements">
      {text}
    </div>
  );
}
