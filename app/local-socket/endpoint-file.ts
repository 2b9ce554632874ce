import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const endpointSchema = z.object({
  /** For people who look for the process; nothing is decided by it. */
  processId: z.int(),
  /** Path of the Unix socket, or name of the Windows pipe. */
  path: z.string().check(z.minLength(1)),
  /** Sent first by whoever connects: only the owner of the data directory can read it. */
  token: z.string().check(z.minLength(16)),
});

/** How to reach the running engine of a data directory; kept in `engine.json`, readable by its owner only. */
export type Endpoint = z.infer<typeof endpointSchema>;

const fileOf = (dataDirectory: string) => join(dataDirectory, 'engine.json');

export function newEndpointToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Null when no engine has been here or the file is not one of ours. */
export async function readEndpoint(dataDirectory: string): Promise<Endpoint | null> {
  try {
    const parsed = endpointSchema.safeParse(JSON.parse(await readFile(fileOf(dataDirectory), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Written aside and renamed: nobody reads half of it. */
export async function writeEndpoint(dataDirectory: string, endpoint: Endpoint): Promise<void> {
  const aside = `${fileOf(dataDirectory)}.${process.pid}`;
  await writeFile(aside, JSON.stringify(endpoint), { mode: 0o600 });
  await rename(aside, fileOf(dataDirectory));
}

export async function removeEndpoint(dataDirectory: string): Promise<void> {
  await rm(fileOf(dataDirectory), { force: true });
}
