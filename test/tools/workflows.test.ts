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
    ['release.yml package', { contents: 'read', 'id-token': 'write' }],
    ['release.yml notes', { contents: 'write' }],
  ]);
});

test('every action is pinned to a whole version or a digest, and no step takes the text of somebody else into a shell', () => {
  const steps = jobs.flatMap((job) => job.steps);
  expect(steps.length).toBeGreaterThan(10);
  for (const { uses, run } of steps) {
    if (uses) expect(uses).toMatch(/^[-\w]+\/[-\w/]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/);
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
