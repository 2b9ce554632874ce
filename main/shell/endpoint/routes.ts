/** Every path of the endpoint with the one method it takes. */
export const ROUTES = {
  getInventory: { method: 'POST', path: '/v1/get_inventory' },
  powerOn: { method: 'POST', path: '/v1/PowerOn' },
  powerOff: { method: 'POST', path: '/v1/PowerOff' },
  powerCycle: { method: 'POST', path: '/v1/PowerCycle' },
  liveStatus: { method: 'GET', path: '/v1/live-status' },
  liveStatusStream: { method: 'GET', path: '/v1/live-status/stream' },
  openApi: { method: 'GET', path: '/v1/openapi.json' },
} as const;

export type RouteName = keyof typeof ROUTES;

/** Paths that read what stands behind a question mark. */
export const PATHS_WITH_QUERY: readonly string[] = [ROUTES.liveStatus.path];

/** Null for a path that the endpoint does not have. */
export function methodOf(path: string): 'GET' | 'POST' | null {
  return Object.values(ROUTES).find((route) => route.path === path)?.method ?? null;
}
