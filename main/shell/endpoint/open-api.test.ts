import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from './open-api.ts';
import { ROUTES } from './routes.ts';
import { endpointBench } from './testing/endpoint-bench.ts';

interface Answer {
  readonly description: string;
  readonly content: object;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'schemas' | 'responses', Readonly<Record<string, object>>>>;
}

const committed = JSON.parse(
  readFileSync(new URL('../../../docs/automation-endpoint.openapi.json', import.meta.url), 'utf8'),
) as Document;

const operations = Object.entries(committed.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

function everyObject(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Readonly<Record<string, unknown>>, ...Object.values(value).flatMap(everyObject)];
}

function resolve(ref: string): unknown {
  const steps = ref.replace(/^#\//u, '').split('/');
  return steps.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    committed,
  );
}

test('the file in the documentation is what the schemas give, and what is served', async () => {
  expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  const { get } = await endpointBench();
  expect(await get('/v1/openapi.json')).toMatchObject({ status: 200, json: committed });
});

test('every reference leads somewhere, and no schema is left over', () => {
  const refs = everyObject(committed).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
  for (const ref of refs) expect(resolve(ref), ref).toBeTypeOf('object');
  const { schemas, responses } = committed.components;
  const named = [
    ...Object.keys(schemas).map((name) => `#/components/schemas/${name}`),
    ...Object.keys(responses).map((name) => `#/components/responses/${name}`),
  ];
  expect(named.filter((name) => !refs.includes(name))).toEqual([]);
});

test('has what OpenAPI 3.1 asks for', () => {
  expect(committed.openapi).toMatch(/^3\.1\.\d$/u);
  expect(committed.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    expect(path).toMatch(/^\/v1\//u);
    expect(operation.summary).not.toBe('');
    expect(Object.keys(operation.responses)).toContain('200');
    for (const [status, said] of Object.entries(operation.responses)) {
      const { description, content } = ('$ref' in said ? resolve(said.$ref) : said) as Answer;
      expect(status).toMatch(/^[245]\d\d$/u);
      expect(description, `${path} ${status}`).not.toBe('');
      expect(Object.keys(content)).toHaveLength(1);
    }
  }
  const unknownWords = everyObject(committed).filter((each) => '$schema' in each || '$id' in each);
  expect(unknownWords).toEqual([]);
});

test('lists the paths that there are, each with the method it takes', async () => {
  const { get } = await endpointBench();
  const listed = operations.map(({ path, method }) => `${method} ${path}`);
  expect(listed).toEqual(Object.values(ROUTES).map(({ path, method }) => `${method} ${path}`));
  for (const { path, method } of operations) {
    const other = method === 'GET' ? 'POST' : 'GET';
    const refused = await get(path, { method: other });
    expect(refused.headers.allow, path).toBe(method);
  }
});
