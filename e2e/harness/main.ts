import { createDemoEngine } from './demo-engine.ts';

const isEmpty = new URLSearchParams(location.search).has('empty');
Object.defineProperty(window, 'busbar', { value: createDemoEngine(isEmpty).client });
await import('../../renderer/main.tsx');
