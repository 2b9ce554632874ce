/** Height of a row, px. */
export const ROW_PX = 24;
