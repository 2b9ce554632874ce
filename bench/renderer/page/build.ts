import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Builds the page as the app's renderer is built: minified, with React's production code. */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    mode: 'production',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
}
