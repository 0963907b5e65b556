import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examine, later } from '../../lib/doctor/doctor';
import type { RunProgram } from '../../lib/doctor/programs';
import { live, platform, service } from '../resolve/shop';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'doctor-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const shop = (environment = live) => ({
  'apps/shop/platform.yaml': platform,
  'apps/shop/environments/live.yaml': environment,
  'services/shop/api/deployment-config.yaml': service('api'),
});

/** A machine on which all is well, but for what a test says. */
const machine =
  (says: Readonly<Record<string, string | undefined>> = {}): RunProgram =>
  (program) =>
    ({ terraform: 'Terraform v1.13.3\n', flux: 'flux version 2.9.5\n', git: 'true\n', ...says })[program];

const examined = (says?: Parameters<typeof machine>[0], day = '2026-11-28', node = 'v24.1.0') =>
  examine({ root, day, node, run: machine(says) }).findings;
const notFine = (...words: Parameters<typeof examined>) =>
  examined(...words)
    .filter(({ state }) => state !== 'ok')
    .map(({ what, state, message, place = '' }) => `${state} ${what}: ${message} ${place}`.trim());

test('a sound repository on a sound machine is fine', () => {
  write(shop());
  expect(notFine()).toEqual([]);
  expect(examined().map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Node', 'folder', 'git', 'Terraform', 'Flux', '@cdktf/provider-aws']),
  );
});

test.each([
  [{ terraform: undefined }, /^failure Terraform: expected 1\.11 or newer, got none: /],
  [{ terraform: 'Terraform v1.9.8' }, /^failure Terraform: expected 1\.11 or newer, got 1\.9\.8: /],
  [{ flux: undefined }, /^warning Flux: expected 2\.9 or newer, got none: /],
  [{ flux: 'flux version 2.3.0' }, /^warning Flux: expected 2\.9 or newer, got 2\.3\.0: /],
  [{ git: undefined }, /^failure git: expected a git repository/],
])('%j is found', (says, finding) => {
  write(shop());
  expect(notFine(says)).toEqual([expect.stringMatching(finding)]);
});

test.each([
  ['v18.20.0', /^failure Node: expected 20 or newer, got 18\.20\.0$/],
  ['v20.20.2', /^warning Node: 20\.20\.2, unsupported since 2026-04-30: use Node 24$/],
])('Node %s is found', (node, finding) => {
  write(shop());
  expect(notFine({}, '2026-11-28', node)).toEqual([expect.stringMatching(finding)]);
});

test('a folder that is no repository of Strata is said to be none, and nothing more is asked', () =>
  expect(notFine({ terraform: undefined })).toEqual([
    expect.stringMatching(/^failure folder: expected a folder with apps\//),
  ]));

test('what has ended is wrong, what ends within 90 days is a warning, each with its line and the way out', () => {
  write(shop(live.replace('cluster: {', 'cluster: { version: "1.33",')));
  expect(notFine()).toEqual([
    expect.stringMatching(
      /^failure Kubernetes 1\.33 on aws: ended on 2026-07-29; remedy: .* apps\/shop\/environments\/live\.yaml:5:\d+$/,
    ),
  ]);
  write(shop(live.replace('cluster: {', 'cluster: { version: "1.34",')));
  expect(notFine({}, '2026-09-02')).toEqual([]);
  expect(notFine({}, '2026-09-03')).toEqual([
    expect.stringMatching(/^warning Kubernetes 1\.34 on aws: ends on 2026-12-02; /),
  ]);
});

test('days are those of the calendar', () => {
  expect(later('2026-11-28', 90)).toBe('2027-02-26');
  expect(later('2028-02-28', 1)).toBe('2028-02-29');
});
