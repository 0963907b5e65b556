import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from '../../../lib/synth/validate';
import { fileOf, inferloop, writeFleet } from '../../../tools/bench/fleet';

const repository = join(__dirname, '../../..');
const stock = inferloop(repository);
const folders: string[] = [];

/** Files of a fleet by their path. */
function fleet(count: number): Record<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'strata-fleet-'));
  folders.push(root);
  writeFleet(root, count, stock);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

const last = () => folders.at(-1)!;
const services = () => readdirSync(join(last(), 'services/inferloop'));

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Codes of what is beyond the nodes, the quotas and the connections of a platform. */
const beyond: readonly string[] = ['W221', 'W222', 'W225'];

describe('a fleet', () => {
  test('is the same for the same count', () => {
    expect(fleet(25)).toEqual(fleet(25));
  });

  test.each([1, 2, 30])('of %i has as many services, each in three environments, and no problem', async (count) => {
    fleet(count);
    expect(services()).toHaveLength(count);
    const { problems, units } = await validate({ root: last() });
    // Every shape several times over asks for more than the nodes and databases of one platform have.
    expect(problems.filter(({ code }) => !beyond.includes(code))).toEqual([]);
    expect(units).toBe(count * 3);
  });

  test('draws every shape, under names, paths and images of their own', () => {
    const files = fleet(60);
    const drawn = services().map((name) => name.replace(/-\d+$/, ''));
    expect(new Set(drawn)).toEqual(new Set(stock.shapes));
    const specs = Object.entries(files).filter(([path]) => path.endsWith('deployment-config.yaml'));
    const paths = specs.flatMap(([, text]) => /path: \/api\/[\w-]+/.exec(text)?.[0] ?? []);
    expect(new Set(paths).size).toBe(paths.length);
    const images = Object.entries(files).flatMap(([path, text]) =>
      path.includes('/environments/') ? (/tag: [\w.-]+/.exec(text)?.[0] ?? []) : [],
    );
    expect(new Set(images).size).toBeGreaterThan(10);
  });

  test('lies on two clouds', () => {
    const files = fleet(1);
    const clouds = Object.values(files).flatMap((text) => /^cloud: (\w+)/m.exec(text)?.[1] ?? []);
    expect([...new Set(clouds)].sort()).toEqual(['aws', 'azure']);
  });

  test.each([
    [1, 'leaf', 'auth-service'],
    [30, 'leaf', 'auth-service-13'],
    [30, 'root', 'auth-service'],
  ] as const)('of %i has a %s to edit, with an image to change', (count, whose, name) => {
    fleet(count);
    const file = fileOf(whose, last(), stock);
    expect(file).toContain(`/${name}/environments/`);
    expect(readFileSync(file, 'utf8')).toMatch(/tag: \d+\.\d+\.\d+/);
  });
});
