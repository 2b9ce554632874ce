import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ArchiveFiles } from './archive.ts';
import { shellPackageFiles } from './build-package.ts';
import { TEMPLATE_RELEASES, TEMPLATE_VERSION, type TemplateRelease } from './template-version.ts';

function hashOf(files: ArchiveFiles): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of Object.entries(files)) {
    // A version that changes by itself is no change of the content.
    const content = Buffer.from(bytes).toString('latin1').replaceAll(TEMPLATE_VERSION, 'VERSION');
    hash.update(`${name}\0${content.length}\0${content}`, 'latin1');
  }
  return hash.digest('hex');
}

async function builtNow() {
  const { shell, driver, driverName } = await shellPackageFiles('Raritan PDU');
  const { 'shell-definition.yaml': definition = new Uint8Array(), ...otherShell } = shell;
  const { 'drivermetadata.xml': metadata = new Uint8Array(), ...otherDriver } = driver;
  // Its contents are hashed one by one: a compressor that packs otherwise is no other shell.
  const { [`${driverName}.zip`]: _packed, ...loose } = otherShell;
  return {
    dataModel: hashOf({ definition, metadata }),
    content: hashOf({ ...loose, ...otherDriver }),
  };
}

test('a package with another content has another version: raise it in template-version.ts, and note the new hashes', async () => {
  const { version, ...noted } = TEMPLATE_RELEASES.at(-1) ?? { version: '', dataModel: '', content: '' };
  expect(version).toBe(TEMPLATE_VERSION);
  expect(await builtNow()).toEqual(noted);
});

type Release = Pick<TemplateRelease, 'version' | 'dataModel'>;

/** How a version breaks the rules, seen from the one before it. */
function broken(before: Release, { version, dataModel }: Release): string | null {
  if (!/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/u.test(version)) return 'not Major.Minor.Patch';
  const [major = 0, minor = 0, patch = 0] = before.version.split('.').map(Number);
  if (version === `${major}.${minor}.${patch + 1}`)
    return dataModel === before.dataModel ? null : 'a patch with other attributes or commands';
  return [`${major + 1}.0.0`, `${major}.${minor + 1}.0`].includes(version)
    ? null
    : 'not raised by one number';
}

test('versions are raised by the rules of semantic versioning', () => {
  const first = { version: '1.4.2', dataModel: 'a' };
  expect(broken(first, { version: '1.4.3', dataModel: 'a' })).toBeNull();
  expect(broken(first, { version: '1.5.0', dataModel: 'b' })).toBeNull();
  expect(broken(first, { version: '2.0.0', dataModel: 'b' })).toBeNull();
  expect(broken(first, { version: '1.4.3', dataModel: 'b' })).toBe(
    'a patch with other attributes or commands',
  );
  expect(broken(first, { version: '1.5.1', dataModel: 'b' })).toBe('not raised by one number');
  expect(broken(first, { version: '2.0', dataModel: 'b' })).toBe('not Major.Minor.Patch');

  const beforeAll = { version: '0.0.0', dataModel: '' };
  const pairs = TEMPLATE_RELEASES.map(
    (release, place) => [TEMPLATE_RELEASES[place - 1] ?? beforeAll, release] as const,
  );
  expect(pairs.map(([before, release]) => broken(before, release))).toEqual(pairs.map(() => null));
});
