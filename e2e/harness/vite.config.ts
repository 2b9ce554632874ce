import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The renderer over an engine without devices, for looking at it while building:
 * `npx vite --config e2e/harness/vite.config.ts --port 5173`, then `/e2e/harness/`, `/e2e/harness/?empty` or, with 40 more PDUs
 * of 60 outlets, `/e2e/harness/?racks=40`.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [react()],
  server: { host: '127.0.0.1' },
});
