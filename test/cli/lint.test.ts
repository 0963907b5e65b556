import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const script = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const lint = async ([filePath, text]) => (await eslint.lintText(text, { filePath }))[0].messages
    .filter(({ severity }) => severity === 2).map(({ ruleId, message }) => ruleId + ': ' + message);
  console.log(JSON.stringify(await Promise.all(JSON.parse(process.argv[1]).map(lint))));
`;

/** What the linter finds in each text, were it the file of that name. */
function lint(files: readonly (readonly [string, string])[]): string[][] {
  const words = ['--input-type=module', '-e', script, '--', JSON.stringify(files)];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

const problem = (up: string) => `import { isError } from '${up}/model/problem';\nexport const x = isError;\n`;
const gateway = (up: string) =>
  `import type { Gateway } from '${up}/kubernetes/gateways/gateway';\nexport type X = Gateway;\n`;
const stack = (up: string) => `import { Stack } from '${up}/cloud/stack';\nexport const x = Stack;\n`;
const cdktf = `import { Fn } from 'cdktf';\nexport const x = Fn;\n`;
const bucket = (path: string) => `import { S3Bucket } from '@cdktf/provider-aws${path}';\nexport const x = S3Bucket;\n`;
const zod = `import { z } from 'zod';\nexport const x = z;\n`;

const forbidden: [string, string, string, RegExp][] = [
  ['cloud sees kubernetes', 'lib/cloud/x.ts', gateway('..'), /lib\/cloud may import: model/],
  ['kubernetes sees cloud', 'lib/kubernetes/service/x.ts', stack('../..'), /lib\/kubernetes may import/],
  [
    'model sees anything',
    'lib/model/parts/x.ts',
    `import { write } from '../../synth/output/write';\nexport const x = write;\n`,
    /itself only/,
  ],
  [
    'spec sees resolve',
    'lib/spec/parts/x.ts',
    `import { reserved } from '../../resolve/environment/names';\nexport const x = reserved;\n`,
    /lib\/spec may import/,
  ],
  [
    'synth sees cli',
    'lib/synth/x.ts',
    `import { table } from '../cli/table';\nexport const x = table;\n`,
    /lib\/synth may import/,
  ],
  [
    'synth sees cli late',
    'lib/synth/x.ts',
    `export const x = async () => import('../cli/table');\n`,
    /lib\/synth may import/,
  ],
  [
    'what renders sees the disk',
    'lib/synth/render/x.ts',
    `import { write } from '../output/write';\nexport const x = write;\n`,
    /what renders knows no disk/,
  ],
  [
    'a provider sees kubernetes',
    'lib/providers/aws/x.ts',
    gateway('../..'),
    /lib\/providers\/aws may import: model, cloud/,
  ],
  [
    'a provider sees another',
    'lib/providers/aws/x.ts',
    `import { facts } from '../local/facts';\nexport const x = facts;\n`,
    /lib\/providers\/aws may import/,
  ],
  [
    'a room of resolve sees a later one',
    'lib/resolve/settings/x.ts',
    `import type { LinkContext } from '../link/context';\nexport type X = LinkContext;\n`,
    /lib\/resolve\/settings comes before/,
  ],
  ['facts see cloud', 'lib/providers/aws/facts.ts', stack('../..'), /facts are pure data/],
  ['facts see a package', 'lib/providers/aws/facts/x.ts', cdktf, /facts are pure data/],
  ['synth sees cdktf', 'lib/synth/x.ts', cdktf, /only lib\/cloud, lib\/providers and apps know cdktf/],
  ['kubernetes sees a binding', 'lib/kubernetes/x.ts', bucket('/lib/s3-bucket'), /only lib\/cloud/],
  ['cli sees cdktf late', 'lib/cli/x.ts', `export const x = async () => import('cdktf');\n`, /only lib\/cloud/],
  ['a provider sees the whole package', 'lib/providers/aws/x.ts', bucket(''), /takes seconds to load/],
  ['lib reads the environment', 'lib/resolve/x.ts', 'export const x = process.env.HOME;\n', /no environment variable/],
  ['lib reads the clock', 'lib/resolve/x.ts', 'export const x = [Date.now(), new Date()];\n', /no clock/],
  [
    'lib asks for a kind',
    'lib/resolve/x.ts',
    `export const x = (one: { kind: string }) => one.kind === 'database';\n`,
    /nothing switches on the name/,
  ],
  [
    'lib asks for a cloud, the other way round',
    'lib/cloud/x.ts',
    `export const x = (cloud: string) => 'aws' !== cloud;\n`,
    /nothing switches on the name/,
  ],
  [
    'lib asks for a gateway',
    'lib/kubernetes/cluster/x.ts',
    `export const x = (platform: { gateway: string }) => platform.gateway === 'kong';\n`,
    /nothing switches on the name/,
  ],
  [
    'lib asks for a type of workload',
    'lib/kubernetes/x.ts',
    `export const x = (service: { type: string }) => service.type !== 'stateful';\n`,
    /nothing switches on a type of workload/,
  ],
  [
    'lib asks for one of some types of workload',
    'lib/resolve/x.ts',
    `export const x = (type: string) => ['cron', 'job'].includes(type);\n`,
    /nothing switches on a type of workload/,
  ],
  [
    'lib switches on a kind',
    'lib/synth/x.ts',
    `export function x(kind: string) {\n  switch (kind) {\n    case 'queue':\n      return 1;\n  }\n  return 2;\n}\n`,
    /nothing switches on the name/,
  ],
  ['lib has an enum', 'lib/model/x.ts', 'export enum X {\n  a,\n}\n', /union of strings/],
  ['lib has a default export', 'lib/model/x.ts', 'export default 1;\n', /no-default-export/],
];

const allowed: [string, string, string][] = [
  ['cloud sees model', 'lib/cloud/x.ts', problem('..')],
  ['cloud sees cdktf', 'lib/cloud/x.ts', cdktf],
  ['a provider sees cloud', 'lib/providers/aws/x.ts', stack('../..')],
  ['a provider sees a resource', 'lib/providers/aws/x.ts', bucket('/lib/s3-bucket')],
  ['the local provider sees kubernetes', 'lib/providers/local/x.ts', gateway('../..')],
  ['facts see zod', 'lib/providers/aws/facts/x.ts', zod],
  ['synth sees kubernetes', 'lib/synth/x.ts', gateway('..')],
  ['a provider knows its own name', 'lib/providers/aws/x.ts', `export const x = (kind: string) => kind === 'queue';\n`],
  ['lib compares other words', 'lib/resolve/x.ts', `export const x = (type: string) => type === 'claim';\n`],
  ['cli sees synth', 'lib/cli/x.ts', `import { write } from '../synth/output/write';\nexport const x = write;\n`],
];

const found = lint([...forbidden, ...allowed].map(([, file, text]) => [file, text]));

test.each(forbidden.map((row, index) => [row[0], row[3], found[index]!] as const))(
  'an error: %s',
  (_, message, messages) => {
    expect(messages.join('\n')).toMatch(message);
  },
);

test.each(allowed.map((row, index) => [row[0], found[forbidden.length + index]!] as const))(
  'no error: %s',
  (_, messages) => {
    expect(messages).toEqual([]);
  },
);
