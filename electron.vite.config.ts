import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

/** The renderer built here is what Electron's scheme handler and the browser host both serve. */
export default defineConfig({
  main: {
    build: { outDir: 'out/main', lib: { entry: 'app/electron/main.ts', formats: ['es'], fileName: 'index' } },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot be ESM and cannot be split.
      lib: { entry: 'app/electron/preload.ts', formats: ['cjs'], fileName: 'index' },
      rollupOptions: { output: { entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      emptyOutDir: true,
      rollupOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') },
    },
    plugins: [react()],
  },
});
