/** Conditions are met in milliseconds, unless the machine is busy. */
export const PATIENT = { timeout: 10_000 };

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal;
