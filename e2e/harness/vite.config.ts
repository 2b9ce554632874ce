import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The renderer over an engine without devices, for looking at it while building:
 * `npx vite --config e2e/harness/vite.config.ts --port 5173`, then `/e2e/harness/` or `/e2e/harness/?empty`.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [react()],
  server: { host: '127.0.0.1' },
});
