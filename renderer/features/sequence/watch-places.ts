/** Where things are in the window, pixels. */
interface Places {
  readonly top: number;
  readonly bottom: number;
  /** Of the first row, which may be scrolled away. */
  readonly bodyTop: number;
}

/**
 * Keeps the places of a list while one of its rows is held. Asking for them at every move of the pointer would have the page
 * laid out again each time, charts and all.
 */
export function watchPlaces(
  scroller: HTMLElement,
  body: HTMLElement,
): {
  readonly now: () => Places;
  readonly update: () => void;
  readonly stop: () => void;
} {
  const measure = (): Places => {
    const { top, bottom } = scroller.getBoundingClientRect();
    return { top, bottom, bodyTop: body.getBoundingClientRect().top };
  };
  let places = measure();
  const update = () => {
    places = measure();
  };
  const resized = new ResizeObserver(update);
  resized.observe(scroller);
  scroller.addEventListener('scroll', update);
  return {
    now: () => places,
    update,
    stop: () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', update);
    },
  };
}
