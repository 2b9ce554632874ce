import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SHELL_AUTH_PROTOCOLS, SHELL_PRIV_PROTOCOLS } from '../../../shared/shell/attributes.ts';
import { WALK_EXPECTATIONS } from '../../drivers/snmp/walks/expectations.ts';
import { SIMULATOR_MODELS } from '../../simulator/models/models.ts';
import { buildShellPackage } from './build-package.ts';
import { BUSBAR_TOKEN_ATTRIBUTE, BUSBAR_URL_ATTRIBUTE, DEFAULT_BUSBAR_URL } from './shell-definition.ts';
import { TEMPLATE_VERSION } from './template-version.ts';
import { temporaryDirectory } from '../../support/testing/temporary-directory.ts';
import { PYTHON, runPython, unpackedDriver } from './testing/driver-run.ts';

type Files = Readonly<Record<string, Uint8Array>>;
type Json = { readonly [key: string]: Json };

const read = async (name: string): Promise<Files> => unzipSync((await buildShellPackage({ name })).bytes);
const textOf = (files: Files, name: string) => strFromU8(files[name] ?? new Uint8Array());
const definitionOf = (files: Files) => parse(textOf(files, 'shell-definition.yaml')) as Json;

/** SHA-256 of the package as another process builds it, in another time zone. */
async function builtElsewhere(timeZone: string): Promise<string> {
  const program = `
    import { createHash } from 'node:crypto';
    import { buildShellPackage } from ${JSON.stringify(new URL('./build-package.ts', import.meta.url).href)};
    const { bytes } = await buildShellPackage({ name: 'Raritan PDU' });
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, TZ: timeZone },
  });
  return stdout;
}

describe('the archive', () => {
  test('is the same byte for byte, again and in every time zone', async () => {
    const [first, second] = [
      await buildShellPackage({ name: 'Raritan PDU' }),
      await buildShellPackage({ name: 'Raritan PDU' }),
    ];
    expect(second).toEqual(first);
    const here = createHash('sha256').update(first.bytes).digest('hex');
    const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'];
    expect(await Promise.all(zones.map((zone) => builtElsewhere(zone)))).toEqual(zones.map(() => here));
  });

  test('has the files of a second-generation shell, in one order, and the driver as an archive in it', async () => {
    const files = await read('Raritan PDU');
    expect(Object.keys(files)).toEqual([
      'TOSCA-Metadata/TOSCA.meta',
      'shell-definition.yaml',
      'icon.png',
      'BusbarRaritanPDUDriver.zip',
      'README.md',
      'TESTED-MODELS.md',
    ]);
    expect(Object.keys(unzipSync(files['BusbarRaritanPDUDriver.zip'] ?? new Uint8Array()))).toEqual([
      'driver.py',
      'busbar_endpoint.py',
      'drivermetadata.xml',
      'requirements.txt',
    ]);
    expect(textOf(files, 'TOSCA-Metadata/TOSCA.meta')).toBe(
      'TOSCA-Meta-File-Version: 1.0\nCSAR-Version: 0.1.0\nCreated-By: Busbar\nEntry-Definitions: shell-definition.yaml\n',
    );
    expect(Buffer.from(files['icon.png'] ?? []).toString('latin1', 1, 4)).toBe('PNG');
  });

  test('is named after the shell, and leaves no place open in its texts', async () => {
    expect((await buildShellPackage({ name: 'Server Technology PDU' })).fileName).toBe(
      'Server.Technology.PDU.zip',
    );
    const files = await read('Server Technology PDU');
    const driver = unzipSync(files['BusbarServerTechnologyPDUDriver.zip'] ?? new Uint8Array());
    const texts = Object.entries({ ...files, ...driver }).filter(([name]) => !/\.(?:png|zip)$/u.test(name));
    for (const [name, bytes] of texts) expect(strFromU8(bytes), name).not.toMatch(/@[A-Z_]+@|\r/u);
    expect(textOf(files, 'README.md')).toContain(`# Server Technology PDU, version ${TEMPLATE_VERSION}`);
  });

  test.each(['', '  ', 'Rääritan', 'A.B PDU', '1st PDU', 'PDU [x]', 'x'.repeat(60), 'x'.repeat(101), 'A\nB'])(
    'is not made for the name %j, and a sentence says why',
    async (name) => {
      await expect(buildShellPackage({ name })).rejects.toMatchObject({
        fault: { kind: 'invalidArgument', ports: [], message: expect.stringMatching(/^The name of .*\.?$/u) },
      });
    },
  );
});

describe('shell-definition.yaml', () => {
  test('derives one node type from the PDU standard 2.0.1, named after the shell', async () => {
    const definition = definitionOf(await read('Raritan PDU'));
    expect(definition).toMatchObject({
      tosca_definitions_version: 'tosca_simple_yaml_1_0',
      metadata: {
        template_name: 'Raritan PDU',
        template_author: 'Busbar',
        template_version: TEMPLATE_VERSION,
        template_icon: 'icon.png',
      },
      imports: [{ cloudshell_standard: 'cloudshell_pdu_standard_2_0_1.yaml' }],
    });
    expect(Object.keys(definition['node_types'] ?? {})).toEqual(['vendor.switch.Raritan PDU']);
    expect(definition['node_types']?.['vendor.switch.Raritan PDU']).toMatchObject({
      derived_from: 'cloudshell.nodes.PDU',
      artifacts: {
        icon: { file: 'icon.png', type: 'tosca.artifacts.File' },
        driver: { file: 'BusbarRaritanPDUDriver.zip', type: 'tosca.artifacts.File' },
      },
    });
  });

  test.each(['Yes', 'no', 'On', 'off', 'Y', 'true', 'Null'])(
    'keeps a shell called %j text, for readers of YAML 1.1 and 1.2',
    async (name) => {
      const definition = textOf(await read(name), 'shell-definition.yaml');
      for (const version of ['1.1', '1.2'] as const)
        expect(parse(definition, { version })).toMatchObject({ metadata: { template_name: name } });
    },
  );

  test('adds what the driver needs to find Busbar, and asks for it at discovery; the token is a password', async () => {
    const definition = definitionOf(await read('APC PDU'));
    const node = definition['node_types']?.['vendor.switch.APC PDU'];
    expect(Object.keys(node?.['properties'] ?? {})).toEqual([
      'Busbar URL',
      'Busbar Token',
      'SNMP V3 Authentication Protocol',
      'SNMP V3 Privacy Protocol',
    ]);
    expect(node?.['properties']).toMatchObject({
      'Busbar URL': { type: 'string', default: 'http://127.0.0.1:8790', tags: ['configuration'] },
      'Busbar Token': { type: 'cloudshell.datatypes.Password', tags: ['configuration'] },
      'SNMP V3 Authentication Protocol': {
        default: 'No Authentication Protocol',
        constraints: [{ valid_values: SHELL_AUTH_PROTOCOLS }],
      },
      'SNMP V3 Privacy Protocol': {
        default: 'No Privacy Protocol',
        constraints: [{ valid_values: SHELL_PRIV_PROTOCOLS }],
      },
    });
    const discovery = node?.['capabilities']?.['auto_discovery_capability'];
    expect(discovery?.['type']).toBe('cloudshell.capabilities.AutoDiscovery');
    expect(Object.keys(discovery?.['properties'] ?? {})).toEqual([
      'enable_auto_discovery',
      'auto_discovery_description',
      'inventory_description',
      'Busbar URL',
      'Busbar Token',
    ]);
  });
});

describe('the driver', () => {
  test('has the three power commands by the standard, each tagged for power', async () => {
    const { 'BusbarRaritanPDUDriver.zip': packed = new Uint8Array() } = await read('Raritan PDU');
    const metadata = textOf(unzipSync(packed), 'drivermetadata.xml');
    expect(metadata).toMatch(/^<Driver [^>]*MainClass="driver\.BusbarPduDriver"/u);
    expect(metadata).toContain(
      `Name="BusbarRaritanPDUDriver" Version="${TEMPLATE_VERSION}" PythonVersion="3">`,
    );
    const commands = [...metadata.matchAll(/<Command Name="(\w+)" DisplayName="([\w ]+)" Tags="(\w*)"/gu)];
    expect(commands.map(([, ...found]) => found)).toEqual([
      ['PowerOn', 'Power On', 'power'],
      ['PowerOff', 'Power Off', 'power'],
      ['PowerCycle', 'Power Cycle', 'power'],
    ]);
    expect(metadata).toMatch(
      /<Parameter Name="delay" DisplayName="Delay" Type="String" Mandatory="False" DefaultValue="0"/u,
    );
  });

  test('depends on ranges of patch versions, of what it imports and nothing else', async () => {
    const { 'BusbarRaritanPDUDriver.zip': packed = new Uint8Array() } = await read('Raritan PDU');
    const driver = unzipSync(packed);
    const wanted = textOf(driver, 'requirements.txt').match(/^[^#\n].*$/gmu) ?? [];
    for (const line of wanted) expect(line).toMatch(/^[a-z-]+~=\d+\.\d+\.\d+$/u);
    expect(wanted.map((line) => line.replace(/~=.*/u, ''))).toEqual(['cloudshell-shell-core']);
    const imported = textOf(driver, 'driver.py').match(/(?<=^from )cloudshell\.\S+/gmu) ?? [];
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) expect(name).toMatch(/^cloudshell\.shell\.core\./u);
  });

  test('reads the attributes that the definition adds, and has the same default', async () => {
    const { 'BusbarRaritanPDUDriver.zip': packed = new Uint8Array() } = await read('Raritan PDU');
    const source = textOf(unzipSync(packed), 'busbar_endpoint.py');
    expect(source).toContain(`URL_ATTRIBUTE = "${BUSBAR_URL_ATTRIBUTE}"\n`);
    expect(source).toContain(`TOKEN_ATTRIBUTE = "${BUSBAR_TOKEN_ATTRIBUTE}"\n`);
    expect(source).toContain(`DEFAULT_URL = "${DEFAULT_BUSBAR_URL}"\n`);
  });
});

test('the list of tested models has every simulated model and every family with a recording, and certifies none', async () => {
  const list = textOf(await read('Raritan PDU'), 'TESTED-MODELS.md');
  const rows = new Set([...list.matchAll(/^\| ([a-z][a-z\d-]+) \|/gmu)].map(([, name]) => name));
  const families = WALK_EXPECTATIONS.flatMap((walk) => (walk.is === 'driven' ? [walk.family] : []));
  expect(rows).toEqual(new Set([...SIMULATOR_MODELS.map(({ name }) => name), ...families]));
  expect(list).toContain('No model in this list is certified.');
});

describe.skipIf(PYTHON === null)('read by Python', () => {
  test('the archives are sound, and the definition says the same', async () => {
    const folder = temporaryDirectory();
    const path = join(folder, 'shell.zip');
    const { bytes } = await buildShellPackage({ name: 'Raritan PDU' });
    await writeFile(path, bytes);
    const { out } = await runPython([
      '-c',
      `import io, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as shell:
    driver = zipfile.ZipFile(io.BytesIO(shell.read("BusbarRaritanPDUDriver.zip")))
    infos = shell.infolist() + driver.infolist()
    try:
        import yaml
        definition = yaml.safe_load(shell.read("shell-definition.yaml"))
    except ImportError:
        definition = None
    print(json.dumps({
        "broken": [shell.testzip(), driver.testzip()],
        "dates": sorted({each.date_time for each in infos}),
        "attributes": sorted({each.external_attr for each in infos}),
        "extras": sorted({len(each.extra) for each in infos}),
        "definition": definition,
    }))`,
      path,
    ]);
    const found = JSON.parse(out) as Json;
    expect(found).toMatchObject({
      broken: [null, null],
      dates: [[1980, 1, 1, 12, 0, 0]],
      attributes: [0],
      extras: [0],
    });
    if (found['definition'] !== null)
      expect(found['definition']).toEqual(definitionOf(await read('Raritan PDU')));
  });

  test('the driver compiles without a warning, in the language of Python 3.7', async () => {
    const folder = await unpackedDriver();
    const { out, errors } = await runPython([
      '-c',
      `import ast, os, py_compile, sys
for name in ("driver.py", "busbar_endpoint.py"):
    path = os.path.join(sys.argv[1], name)
    py_compile.compile(path, cfile=path + "c", doraise=True)
    with open(path, encoding="ascii") as source:
        ast.parse(source.read(), feature_version=(3, 7))
    print(name)`,
      folder,
    ]);
    expect({ out, errors }).toEqual({ out: 'driver.py\nbusbar_endpoint.py\n', errors: '' });
  });
});
