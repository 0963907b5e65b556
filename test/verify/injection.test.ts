import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Artifact } from '../../lib/model/artifact';
import { printArtifact } from '../../lib/synth/print';
import { escape } from '../../lib/kubernetes/service/env';
import { output } from '../../tools/harness/process';
import { Cluster } from '../../tools/kubernetes/cluster';
import { api } from '../resolve/bases';
import { put, type Tree } from '../resolve/idle-keys';
import { expressions } from '../whole/hcl';
import { rendered } from '../whole/rendered';
import { poisoned } from './poison';

jest.setTimeout(600_000);

/** Texts that are code to somebody on the way, or another type. */
const hostile = [
  'pwn${pwn.x}%{ if pwn }{{ .pwn }}$(pwn)"; rm -rf / \'`pwn` <pwn> & \\ # pwn: [*x]',
  'a\npwn: b\n- c\t"',
  '${pwn}',
] as const;

let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'strata-injection-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bare = put(load(api) as Tree, ['spec', 'overrides'], undefined)!;

interface Body {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Ways to write a text that leave it the same to whoever reads it at last. */
const writings = (text: string) => [
  text,
  JSON.stringify(text).slice(1, -1),
  escape(text),
  JSON.stringify(escape(text)).slice(1, -1),
  // Policies of AWS read ${, * and ? as signs of their own, unless they are written as variables.
  text.replace(/[*?]/g, '&{$&}').replace(/\$\{/g, '&{$}{'),
];
const holds = (value: string, text: string) => writings(text).some((one) => value.includes(one));

test('hostile texts arrive literally in a real API server', async () => {
  const cluster = await Cluster.start({ folder: join(root, 'cluster') });
  let compared = 0;
  try {
    const kinds = await cluster.kinds();
    await cluster.impose([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }]);
    for (const text of hostile) {
      const { units, taken } = poisoned(bare, text);
      expect(taken.length).toBeGreaterThan(10);
      const { artifacts, problems } = await rendered(units);
      expect(problems).toEqual([]);
      const known = artifacts.kubernetes.filter(({ body }) => {
        const { apiVersion, kind } = body as Body;
        return kinds.has(`${apiVersion} ${kind}`);
      });
      const documents = (all: readonly Artifact[]) => all.map(printArtifact).join('---\n');
      const [spaces, others] = [known.filter(isSpace), known.filter((one) => !isSpace(one))];
      for (const all of [spaces, others]) {
        const { code, stderr } = await cluster.kubectl(
          [
            'apply',
            '--server-side',
            '--force-conflicts',
            '--validate=strict',
            '--field-manager=kustomize-controller',
            '-f',
            '-',
          ],
          documents(all),
        );
        expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      }
      const { stdout } = await cluster.kubectl(['get', '-o', 'json', '-f', '-'], documents(others));
      const { items } = JSON.parse(stdout) as { readonly items: readonly Body[] };
      for (const { body } of others) {
        const mine = body as Body;
        const read = items.find(
          ({ kind, metadata }) =>
            kind === mine.kind &&
            metadata.name === mine.metadata.name &&
            metadata.namespace === mine.metadata.namespace,
        );
        for (const { path, value } of strings(body).filter((one) => holds(one.value, text))) {
          expect({ kind: mine.kind, path, value: at(read, path) }).toEqual({ kind: mine.kind, path, value });
          compared += 1;
        }
      }
    }
    process.stderr.write(`${compared} texts read back from the API server\n`);
    expect(compared).toBeGreaterThan(30);
  } finally {
    cluster.stop();
  }
});

test('hostile texts mean themselves to Terraform', async () => {
  let evaluated = 0;
  for (const [index, text] of hostile.entries()) {
    const { artifacts } = await rendered(poisoned(bare, text).units);
    const found = artifacts.terraform.flatMap(({ body, path }) =>
      path.endsWith('.json') ? strings(JSON.parse(JSON.stringify(body))).map(({ value }) => value) : [],
    );
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

const isSpace = ({ body }: Artifact) => ['Namespace', 'PriorityClass', 'StorageClass'].includes((body as Body).kind);

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
