#!/usr/bin/env node
// The `busbar` command: plain JavaScript, so that a Node that is too old is told so.
import { runProgram } from '../node-version.mjs';

await runProgram(new URL('./main.ts', import.meta.url));
