import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly 'timeout-minutes'?: number;
        readonly steps: readonly {
          readonly uses?: string;
          readonly run?: string;
          readonly with?: Readonly<Record<string, unknown>>;
        }[];
      }
    >
  >;
}

const folder = join(__dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map((name): readonly [string, Workflow] => [
  name,
  parse(readFileSync(join(folder, name), 'utf8')) as Workflow,
]);
const jobs = workflows.flatMap(([name, workflow]) =>
  Object.entries(workflow.jobs).map(([job, body]) => ({ name: `${name} ${job}`, ...body })),
);

test('every workflow may only read, unless a job of the release says otherwise', () => {
  for (const [name, { permissions }] of workflows) expect([name, permissions]).toEqual([name, { contents: 'read' }]);
  const more = jobs.filter(({ permissions }) => permissions).map(({ name, permissions }) => [name, permissions]);
  expect(more).toEqual([
    ['release.yml publish', { 'id-token': 'write' }],
    ['release.yml notes', { contents: 'write' }],
  ]);
});

test('every action is pinned to a digest, and no step passes untrusted text to a shell', () => {
  const steps = jobs.flatMap((job) => job.steps);
  expect(steps.length).toBeGreaterThan(10);
  for (const { uses, run } of steps) {
    if (uses) expect(uses).toMatch(/^[-\w]+\/[-\w/]+@[0-9a-f]{40}$/);
    expect(run ?? '').not.toContain('${{');
  }
  for (const [, workflow] of workflows) expect(workflow.on).not.toHaveProperty('pull_request_target');
});

test('a checkout leaves no token behind, and every job ends', () => {
  for (const { name, steps, 'timeout-minutes': minutes } of jobs) {
    expect([name, minutes]).toEqual([name, expect.any(Number)]);
    for (const step of steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@')))
      expect(step.with).toEqual({ 'persist-credentials': false });
  }
});

test('a release is published with its provenance, and with a bill of materials that was made from what was tested', () => {
  const release = jobs.filter(({ name }) => name.startsWith('release.yml'));
  const runs = release.flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run));
  expect(runs).toContainEqual(expect.stringMatching(/^make test audit$/));
  expect(runs).toContainEqual(expect.stringMatching(/^npm publish .*\.tgz --provenance .*--ignore-scripts$/));
  expect(runs).toContainEqual(expect.stringMatching(/^gh release create .* strata\.cdx\.json /));
});

test('what npm installs comes by the lock file, and runs nothing', () => {
  const makefile = readFileSync(join(__dirname, '../../Makefile'), 'utf8');
  const said = [makefile, ...jobs.flatMap(({ steps }) => steps.flatMap(({ run = '' }) => run))].join('\n');
  const installs = said.match(/npm (ci|i|install)\b.*/g)!;
  expect(installs.length).toBeGreaterThan(0);
  for (const one of installs) expect(one).toMatch(/^npm ci .*--ignore-scripts/);
});

test('the job that may publish runs none of what the package stands on, and no secret publishes', () => {
  const publishing = jobs.filter(({ permissions }) => permissions?.['id-token']);
  expect(publishing.map(({ name }) => name)).toEqual(['release.yml publish']);
  const { steps } = publishing[0]!;
  for (const { uses = '', run } of steps) {
    expect(uses).not.toContain('checkout');
    if (run) expect(run).toMatch(/^npm publish [^;&|]*$/);
  }
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.join('\n')).not.toMatch(/\$\{\{\s*secrets\./);
});
