/** Height of a row in pixels: rows stand at multiples of it. */
export const ROW_HEIGHT = 24;
