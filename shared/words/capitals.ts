/** A text as it stands at the start of a sentence: `outlet 14` becomes `Outlet 14`. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text as it stands inside a sentence: `Inlet 1` becomes `inlet 1`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
