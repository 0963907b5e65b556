import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moto } from '../../tools/checks/moto';
import { type Flaws, password, writeEnvironment } from './environment';

jest.setTimeout(600_000);

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'strata-moto-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function climb(flaws: Flaws) {
  const [dist, scratch] = [join(root, 'dist'), join(root, 'scratch')];
  mkdirSync(scratch);
  writeEnvironment(dist, flaws);
  return moto.run({ dist, scratch, clusters: [], say: () => undefined });
}

test('an environment without flaws has no failures', async () => {
  const report = await climb({});
  expect(report).toMatchObject({ checked: 2, failures: [] });
  expect(report.notes).toContain('no cdktf.json beside dist: nothing deployed by cdktf');
});

test('a password in a tag, a queue that is never as it was applied, and a state that can go are found', async () => {
  const { failures } = await climb({ note: `\${timestamp()} ${password}`, stateIsKept: false });
  expect(failures).toEqual([
    expect.stringMatching(
      /^shop\.staging\.api: a second plan: # aws_sqs_queue\.jobs will be updated in-place\n.*correct-horse/s,
    ),
    'shop.staging.api: its state holds 1 values of secrets',
    expect.stringMatching(/^shop\.aws-111111111111\.state: destroy: expected prevent_destroy to keep it: /),
  ]);
});

test.each([
  ['a failure in CI', 'true', 1],
  ['passed over elsewhere', '', 0],
])('a missing moto is %s', (_, CI, code) => {
  const words = ['node_modules/.bin/tsx', ['tools/verify.ts', 'moto', '--dist', root]] as const;
  const ended = spawnSync(...words, { env: { ...process.env, CI, STRATA_TOOLS: root }, encoding: 'utf8' });
  expect(ended.stdout).toMatch(/moto +skipped/);
  expect(ended.stdout).toContain('moto_server is missing: run tools/install.sh moto');
  expect(ended.status).toBe(code);
});
