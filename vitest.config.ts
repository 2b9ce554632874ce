import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

/** Says which tests did not run, by name: what this machine lacks must not look like success. */
const skippedByName: Reporter = {
  onTestRunEnd: (modules) => {
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        process.stdout.write(`skipped: ${module.relativeModuleId} > ${test.fullName}\n`);
      }
    }
  },
};

export default defineConfig({
  test: {
    include: ['{app,main,renderer,shared,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    reporters: ['default', skippedByName],
    restoreMocks: true,
    // A test that asks for the text of a style gets it; the others get none.
    css: { include: [/\.css\?raw$/u] },
    // By default a core stays idle, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
