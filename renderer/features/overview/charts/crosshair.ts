/** Where the crosshair stands, the same in all charts of a view: kept outside React, since it follows the pointer. */
export interface CrosshairPosition {
  /** Distance from the right edge, 0 to 1 of the window. */
  readonly ago: number;
  /** Panel beside which the readings are shown. */
  readonly row: string;
  readonly column: number;
}

export class Crosshair {
  #position: CrosshairPosition | null = null;
  readonly #listeners = new Set<() => void>();

  position = (): CrosshairPosition | null => this.#position;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(position: CrosshairPosition | null): void {
    if (position === this.#position) return;
    this.#position = position;
    for (const listener of this.#listeners) listener();
  }

  /** By keyboard: a share of the window to the right (positive) or left; starts at the right edge. */
  move(share: number, start: { readonly row: string; readonly column: number }): void {
    const from = this.#position ?? { ago: share > 0 ? 0 : -share, ...start };
    const ago = this.#position === null ? from.ago : from.ago - share;
    this.set({ ...from, ago: Math.min(1, Math.max(0, ago)) });
  }
}
