import { createDemoEngine } from './demo-engine.ts';

const asked = new URLSearchParams(location.search);
Object.defineProperty(window, 'busbar', {
  value: createDemoEngine(asked.has('empty'), Number(asked.get('racks') ?? 0)).client,
});
await import('../../renderer/main.tsx');
