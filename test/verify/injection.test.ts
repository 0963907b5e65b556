import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Artifact } from '../../lib/model/artifact';
import { printArtifact } from '../../lib/synth/render/print';
import { output } from '../../tools/harness/process';
import { Cluster } from '../../tools/kubernetes/cluster';
import type * as ParseOnce from '../resolve/parse-once';
import { expressions } from '../e2e/hcl';
import { code, odd, subjects, together, writings } from '../e2e/poison';
import { rendered } from '../e2e/rendered';

jest.setTimeout(600_000);
jest.mock('../../lib/spec/parse', () =>
  jest.requireActual<typeof ParseOnce>('../resolve/parse-once').parseOnce(jest.requireActual('../../lib/spec/parse')),
);

/** Texts that the server or Terraform could take for code or for something else than text. */
const hostile = [...code, odd[0]!];

let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'strata-injection-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** All that comes of a text in what people write. */
async function artifactsOf(text: string): Promise<Artifact[][]> {
  const cases = subjects.flatMap((subject) => together(subject, text));
  return Promise.all(
    cases.map(async ({ units }) => {
      const { artifacts, problems } = await rendered(units);
      expect(problems).toEqual([]);
      return [...artifacts.terraform, ...artifacts.kubernetes];
    }),
  );
}

interface Body {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const holds = (value: string, text: string) => writings(text).some((one) => value.includes(one));

test('hostile texts arrive literally in a real API server', async () => {
  const cluster = await Cluster.start({ folder: join(root, 'cluster') });
  let compared = 0;
  const refused: string[] = [];
  try {
    const kinds = await cluster.kinds();
    await cluster.impose([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }]);
    for (const text of hostile)
      for (const artifacts of await artifactsOf(text)) {
        const spaces = artifacts.map(({ body }) => body as Body).filter(({ kind }) => kind === 'Namespace');
        await cluster.impose(spaces);
        const known = artifacts.filter(
          ({ body }) =>
            kinds.has(`${(body as Body).apiVersion} ${(body as Body).kind}`) &&
            strings(body).some(({ value }) => holds(value, text)),
        );
        if (known.length === 0) continue;
        const { kept, complaints } = await readBack(cluster, known);
        refused.push(...complaints);
        for (const { path: file, body } of known)
          for (const { path, value } of strings(body).filter((one) => holds(one.value, text))) {
            const read = at(kept.get(nameOf(body as Body)), path);
            if (complaints.length === 0) expect({ file, path, value: read }).toEqual({ file, path, value });
            compared += 1;
          }
      }
    expect([...new Set(refused)]).toEqual([]);
    process.stderr.write(`${compared} texts read back from the API server\n`);
    expect(compared).toBeGreaterThan(30);
  } finally {
    cluster.stop();
  }
});

test('hostile texts mean themselves to Terraform', async () => {
  let evaluated = 0;
  for (const [index, text] of hostile.entries()) {
    const stacks = (await artifactsOf(text)).flat().filter(({ path }) => path.endsWith('.tf.json'));
    const found = stacks.flatMap(({ body }) => strings(JSON.parse(JSON.stringify(body))).map(({ value }) => value));
    // What refers to other resources has no value before it is applied.
    const templates = [...new Set(found)].filter(
      (one) => /pwn|^a\n/.test(one) && expressions(one).every((inner) => /^\$\{"[^"]*"\}$|^"[^"]*"\}$/.test(inner)),
    );
    expect(templates.length).toBeGreaterThan(0);
    const folder = join(root, `terraform-${index}`);
    mkdirSync(folder);
    const locals = Object.fromEntries(templates.map((one, number) => [`text${number}`, one]));
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ locals }));
    const names = templates.map((_, number) => `local.text${number}`).join(', ');
    const said = await output('terraform', ['console'], {
      cwd: folder,
      input: `jsonencode([${names}])\n`,
      env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' },
    });
    const values = JSON.parse(JSON.parse(said.trim()) as string) as readonly string[];
    for (const value of values) expect(writings(text).some((one) => value.includes(one)) ? text : value).toBe(text);
    evaluated += values.length;
  }
  process.stderr.write(`${evaluated} texts evaluated by Terraform\n`);
});

const nameOf = ({ kind, metadata: { namespace, name } }: Body) => `${kind} ${namespace}/${name}`;

/** What a server would keep of objects, by their names, and which it would not take. */
async function readBack(cluster: Cluster, artifacts: readonly Artifact[]) {
  const words = ['apply', '--server-side', '--force-conflicts', '--validate=strict', '--dry-run=server', '-o', 'json'];
  const said = await cluster.kubectl([...words, '-f', '-'], artifacts.map(printArtifact).join('---\n'));
  const found = JSON.parse(said.stdout || '{ "items": [] }') as Body | { readonly items: readonly Body[] };
  // One alone comes without a list.
  const items = 'items' in found ? found.items : [found];
  const complaints = said.code === 0 ? [] : said.stderr.trim().split(/\n(?=Error)/);
  return { kept: new Map(items.map((one) => [nameOf(one), one])), complaints };
}

interface Found {
  readonly path: readonly string[];
  readonly value: string;
}

function strings(value: unknown, path: readonly string[] = []): Found[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...path, key]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((now, key) => (now as Record<string, unknown> | undefined)?.[key], value);
}
