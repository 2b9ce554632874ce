import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where all ways of starting Busbar keep their data: `BUSBAR_DATA_DIR`, else the platform's place for it.
 */
export function findDataDirectory(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const chosen = env['BUSBAR_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Busbar');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Busbar');
  const dataHome = env['XDG_DATA_HOME'];
  // The XDG specification: a relative path is to be ignored.
  return join(dataHome?.startsWith('/') === true ? dataHome : join(home, '.local', 'share'), 'busbar');
}
