import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inferloop, writeFleet } from '../../tools/bench/fleet';
import { treeOf } from '../e2e/repository';
import { own, run } from './checkout';

jest.setTimeout(900_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-threads-'));
  // Fewer would be made in one thread.
  writeFleet(folder, 105, inferloop(own));
  expect(existsSync(join(own, 'build/lib/synth/workers/worker.js'))).toBe(true);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly problems: readonly object[];
  readonly rows: readonly object[];
  readonly written?: readonly string[];
}

const synth = (...words: string[]): { readonly code: number | null; readonly told: Told } => {
  const { code, out } = run(
    own,
    process.execPath,
    'build/lib/cli/main.js',
    'synth',
    '-C',
    folder,
    '-o',
    'json',
    ...words,
  );
  return { code, told: JSON.parse(out) as Told };
};
const service = (file: string) => join(folder, 'services/inferloop/auth-service', file);
const edit = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

// Each finds what the one before it left, as the runs of a day do.
test.each<[string, number, () => void]>([
  ['of a fleet that was never made', 0, () => {}],
  [
    'after the platform changed, under every service',
    0,
    () => edit(join(folder, 'apps/inferloop/platform.yaml'), 'contact: platform@', 'contact: team@'),
  ],
  ['after one edit', 0, () => edit(service('environments/staging.yaml'), /tag: [\d.]+/, 'tag: 9.9.9')],
  [
    'with code of somebody’s own',
    0,
    () => {
      rmSync(join(folder, 'build'), { recursive: true });
      writeFileSync(service('extend.ts'), "export const chart = (chart) => chart.node.addMetadata('a', 'b');\n");
    },
  ],
  [
    'where services clash, of which each thread knows some',
    2,
    () => {
      rmSync(join(folder, 'build'), { recursive: true });
      edit(service('deployment-config.yaml'), 'path: /api/auth-service', 'path: /api/websocket-gateway');
    },
  ],
  [
    'when all that is taken back',
    0,
    () => {
      edit(service('deployment-config.yaml'), 'path: /api/websocket-gateway', 'path: /api/auth-service');
      rmSync(service('extend.ts'));
    },
  ],
])('threads write and say what one thread does %s', (_, code, change) => {
  change();
  const alone = synth('--workers', '1', '--no-cache', '--dist', join(folder, 'alone'));
  const together = synth('--workers', '2');
  expect(together.told.problems).toEqual(alone.told.problems);
  expect([alone.code, together.code]).toEqual([code, code]);
  if (code === 0) expect(treeOf(join(folder, 'dist'))).toEqual(treeOf(join(folder, 'alone')));
});

test('the next run finds what threads left', () => {
  expect(synth().told).toMatchObject({ written: [], removed: [] });
});
