import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { packageFilesPlugin } from './app/start/package-files-plugin.ts';

const inProject = (path: string) => resolve(import.meta.dirname, path);

/** Optional native parts of `ws`, which does without them. */
const NOT_INSTALLED = ['bufferutil', 'utf-8-validate'];

/**
 * Main process and preload hold all they need, so that a packaged app carries no `node_modules`. The renderer built here
 * is what Electron's scheme handler and the browser host both serve.
 */
export default defineConfig({
  main: {
    build: {
      outDir: inProject('out/main'),
      emptyOutDir: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: inProject('app/electron/main.ts') },
        external: NOT_INSTALLED,
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
    plugins: [packageFilesPlugin()],
  },
  preload: {
    build: {
      outDir: inProject('out/preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: inProject('app/electron/preload.ts') },
        // A sandboxed preload cannot be ESM and cannot be split.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inProject('renderer'),
    build: {
      outDir: inProject('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // One page loaded from this machine: one chunk is right.
      chunkSizeWarningLimit: 2000,
      // Not only Electron's Chromium: the browser host serves this to whatever browser is there.
      target: 'es2022',
      rollupOptions: { input: inProject('renderer/index.html') },
    },
    plugins: [react()],
  },
});
