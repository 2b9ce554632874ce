/**
 * `await using`, which Node 22 does not parse: opens something, works with it, and disposes it whatever happens.
 */
export async function withDisposable<Resource extends AsyncDisposable, Value>(
  opening: Promise<Resource>,
  work: (resource: Resource) => Promise<Value> | Value,
): Promise<Value> {
  const resource = await opening;
  try {
    return await work(resource);
  } finally {
    await resource[Symbol.asyncDispose]();
  }
}
