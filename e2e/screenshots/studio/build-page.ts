import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');
const BUILT = resolve(ROOT, 'node_modules/.cache/busbar-screenshots');

async function buildPage(root: string, name: string): Promise<string> {
  const outDir = resolve(BUILT, name);
  await build({
    configFile: false,
    root: resolve(ROOT, root),
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  return outDir;
}

/** The app's page, built as `npm run build` does, but beside it: a run takes minutes, and somebody may build meanwhile. */
export function buildRenderer(): Promise<string> {
  return buildPage('renderer', 'renderer');
}

/** The page of component states. */
export function buildSheet(): Promise<string> {
  return buildPage('e2e/screenshots/sheet', 'sheet');
}
