import * as z from 'zod/mini';

/** Where windows stand, as Electron counts it: device-independent pixels over all displays. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest window in which every screen holds (design, section 3). */
export const SMALLEST = { width: 1024, height: 700 } as const;
const USUAL = { width: 1440, height: 900 } as const;

/** What a page may be zoomed to, as factors; the menu walks along them. */
const ZOOM_STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** More are not remembered. */
export const MOST_WINDOWS = 40;
const pixels = z.int().check(z.minimum(-100_000), z.maximum(100_000));

const windowStateSchema = z.object({
  /** While neither maximised nor full screen; null lets the system choose the place. */
  bounds: z.nullable(z.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
  mode: z.enum(['normal', 'maximized', 'fullScreen']),
  zoom: z.number().check(z.minimum(0.8), z.maximum(2)),
  /** The place on screen, as the page's fragment: `#/pdu/PX3-A07/outlets`. Empty for the start. */
  fragment: z.string().check(z.maxLength(2048), z.regex(/^(?:#.*)?$/u)),
});

/** What is remembered of one window. */
export type WindowState = Readonly<z.infer<typeof windowStateSchema>>;

/** What is remembered of all windows, the one that was in front last at the end. */
export const windowStatesSchema = z.object({
  windows: z.array(windowStateSchema).check(z.maxLength(MOST_WINDOWS)),
});

/** A window that was never open before. */
export const NEW_WINDOW: WindowState = { bounds: null, mode: 'normal', zoom: 1, fragment: '' };

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));

const overlap = (one: Rectangle, other: Rectangle) =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));

/**
 * Bounds that can be seen and taken hold of, on the displays that there are now: one may have been unplugged. `areas` are
 * their work areas, the main one first. A display smaller than the smallest window is not made larger by it.
 */
export function fittingBounds(
  wanted: Rectangle | null,
  areas: readonly Rectangle[],
): Omit<Rectangle, 'x' | 'y'> & Partial<Rectangle> {
  const [main] = areas;
  if (main === undefined) return USUAL;
  if (wanted === null)
    return { width: Math.min(USUAL.width, main.width), height: Math.min(USUAL.height, main.height) };
  const area = areas.reduce(
    (best, each) => (overlap(each, wanted) > overlap(best, wanted) ? each : best),
    main,
  );
  const width = clamp(wanted.width, Math.min(SMALLEST.width, area.width), area.width);
  const height = clamp(wanted.height, Math.min(SMALLEST.height, area.height), area.height);
  return {
    width,
    height,
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
  };
}

/** The next zoom up or down; 0 is the actual size. */
export function nextZoom(zoom: number, step: -1 | 0 | 1): number {
  if (step === 0) return 1;
  const near = 0.001;
  const next =
    step > 0
      ? ZOOM_STEPS.find((each) => each > zoom + near)
      : ZOOM_STEPS.findLast((each) => each < zoom - near);
  return next ?? clamp(zoom, ZOOM_STEPS[0], 2);
}
