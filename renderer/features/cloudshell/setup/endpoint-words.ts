import type { EndpointState } from '../../../../shared/shell/state.ts';
import type { GlyphName } from '../../../ui/glyph-shapes.tsx';

interface EndpointLook {
  readonly icon: GlyphName;
  readonly className: string;
  readonly text: string;
}

/** How the endpoint is, in one or two sentences. `serve --shell` lets it listen although it is not switched on. */
export function endpointLook(state: EndpointState, isSwitchedOn: boolean): EndpointLook {
  switch (state.kind) {
    case 'off':
      return { icon: 'off', className: '', text: 'Off. CloudShell cannot call this app.' };
    case 'listening': {
      const where = `Listening on ${state.url}${isSwitchedOn ? '' : ', until Busbar closes'}.`;
      return state.hasToken
        ? { icon: 'on', className: 't-ok', text: where }
        : { icon: 'warn', className: 't-warn', text: `${where} Nobody gets in without a token.` };
    }
    case 'failed':
      return { icon: 'crit', className: 't-crit', text: state.message };
  }
}

/** Where it listens, or would listen. */
export function endpointUrl(state: EndpointState, port: number): string {
  return state.kind === 'listening' ? state.url : `http://127.0.0.1:${port}`;
}

/** A port that can be listened on, 0 for any free one; null for anything else. */
export function endpointPortOf(typed: string): number | null {
  const port = /^\d{1,5}$/u.test(typed) ? Number(typed) : -1;
  return port >= 0 && port <= 65_535 ? port : null;
}

/** Asks for the token and reads live status. The token goes through a pipe: arguments are seen by every user of the machine. */
export function curlLine(url: string): string {
  return `printf 'Token: '; read -rs TOKEN; echo; printf 'Authorization: Bearer %s\\n' "$TOKEN" | curl -sS -H @- ${url}/v1/live-status`;
}

/** The same for Windows. */
export function powerShellLine(url: string): string {
  return `Invoke-RestMethod -Headers @{ Authorization = "Bearer $(Read-Host Token)" } ${url}/v1/live-status`;
}

/** The port of this machine at the execution server, by SSH from there. */
export function tunnelLine(url: string): string {
  const { port } = new URL(url);
  return `ssh -N -L ${port}:127.0.0.1:${port} USER@THIS-COMPUTER`;
}

/** A token may exist: making another one voids it. Only a listening endpoint tells for sure. */
export function mayHaveToken(state: EndpointState): boolean {
  return state.kind !== 'listening' || state.hasToken;
}
