/** What one caller, or all of them together, may ask of the endpoint. */
export interface EndpointLimits {
  /** Of a request's body, as it comes over the wire. */
  readonly maxBodyBytes: number;
  /** Open at a time; more are closed as they come. */
  readonly maxConnections: number;
  /** Commands under way or waiting their turn. */
  readonly maxCalls: number;
  readonly maxStreams: number;
  /** What may wait for a reader of the live-status stream before it is cut off. */
  readonly maxUnsentBytes: number;
  /** For all headers of a request, and for the whole request; the answer may take as long as it takes. */
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** How often those two are looked at. */
  readonly checkIntervalMs: number;
}

export const ENDPOINT_LIMITS: EndpointLimits = {
  maxBodyBytes: 64 * 1024,
  maxConnections: 128,
  maxCalls: 64,
  maxStreams: 16,
  maxUnsentBytes: 256 * 1024,
  headersTimeoutMs: 5000,
  requestTimeoutMs: 10_000,
  checkIntervalMs: 1000,
};
