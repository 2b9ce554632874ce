import { zipSync } from 'fflate';

/** A file of an archive, by its path in it. */
export type ArchiveFiles = Readonly<Record<string, Uint8Array>>;

/**
 * A zip whose bytes follow from names and contents only: the order as given, one compression level, no attributes, and a
 * date that is the same in every time zone. Zip keeps local time from 1980 on, so the date is made of local parts; at noon,
 * since no zone's clocks leave that out.
 */
export function archive(files: ArchiveFiles): Uint8Array {
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync({ ...files }, { level: 9, mtime });
}
