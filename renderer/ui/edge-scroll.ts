const EDGE_PIXELS = 40;
const FASTEST_PIXELS = 14;

/** Pixels a frame to scroll while something is held near the top or bottom edge; 0 away from them. */
export function edgeScroll(clientY: number, top: number, bottom: number): number {
  const intoTop = top + EDGE_PIXELS - clientY;
  const intoBottom = clientY - (bottom - EDGE_PIXELS);
  const into = Math.max(intoTop, intoBottom);
  if (into <= 0) return 0;
  const pixels = Math.ceil(Math.min(1, into / EDGE_PIXELS) * FASTEST_PIXELS);
  return intoTop > intoBottom ? -pixels : pixels;
}
