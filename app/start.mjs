// `npm start`: plain JavaScript, so that a Node that is too old is told so instead of stumbling over TypeScript.
import { runProgram } from './node-version.mjs';

await runProgram(new URL('./start.ts', import.meta.url));
