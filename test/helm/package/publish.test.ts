import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from '../../../lib/helm/package/publish';
import type { RunProgram } from '../../../lib/helm/package/program';
import { chartFiles, folderOf } from './charts';

const manifest = `sha256:${'a'.repeat(64)}`;

/** A machine with these programs; it records how they are called. */
function machine(said: Readonly<Record<string, { status: number; text: string }>>) {
  const calls: string[] = [];
  const run: RunProgram = (program, words) => {
    calls.push([program, ...words].join(' '));
    return said[program];
  };
  return { calls, run };
}

const helm = { status: 0, text: `Pushed: here\nDigest: ${manifest}\n` };
const registry = { url: 'oci://registry.example/charts/', plainHttp: false };
const given = (more = {}) => ({ root: folderOf(chartFiles), platform: 'mine', service: 'api', registry, ...more });

test('charts are pushed by helm below the name of their platform, and the manifest is what helm says', () => {
  const { calls, run } = machine({ helm });
  const input = given();
  const [api] = publish(input, run);
  const file = join(input.root, 'build/charts/mine/api-1.2.3.tgz');
  expect(calls).toEqual([`helm push ${file} oci://registry.example/charts/mine`]);
  expect(api).toMatchObject({ file, reference: 'registry.example/charts/mine/api:1.2.3', manifest });
});

test('the tag of a version with a plus sign has an underscore, as Helm makes it', () => {
  const { run } = machine({ helm });
  const root = folderOf({ ...chartFiles, 'dist/helm/mine/api/Chart.yaml': 'name: api\nversion: 1.2.3+abc\n' });
  expect(publish(given({ root }), run)[0]!.reference).toBe('registry.example/charts/mine/api:1.2.3_abc');
});

test('a registry without TLS is spoken to so on request', () => {
  const { calls, run } = machine({ helm });
  publish(given({ registry: { ...registry, plainHttp: true } }), run);
  expect(calls[0]).toMatch(/ --plain-http$/);
});

test('cosign signs the digest of what was pushed, with the options of the user', () => {
  const { calls, run } = machine({ helm, cosign: { status: 0, text: '' } });
  const [api] = publish(given({ signing: ['--key', 'a.key'] }), run);
  expect(calls[1]).toBe(`cosign sign --yes --key a.key registry.example/charts/mine/api@${manifest}`);
  expect(api!.signed).toBe(true);
});

test('without a registry no program runs', () => {
  const { calls, run } = machine({});
  expect(publish(given({ registry: undefined }), run)).toHaveLength(1);
  expect(calls).toEqual([]);
});

test('nothing is pushed where a chart cannot be packaged', () => {
  const { calls, run } = machine({ helm });
  const root = folderOf({ ...chartFiles, 'dist/helm/shop/cart/Chart.yaml': 'name: cart\n' });
  expect(() => publish(given({ root, platform: undefined, service: undefined }), run)).toThrow(/expected a version/);
  expect(calls).toEqual([]);
});

test.each([
  [{}, /expected the program helm, got none: see https:/],
  [{ helm: { status: 1, text: 'Error: 401' } }, /helm push: Error: 401\nhelm registry login/],
  [{ helm: { status: 0, text: 'Pushed' } }, /expected a digest, got: Pushed/],
  [{ helm }, /expected the program cosign, got none: see https:/],
  [{ helm, cosign: { status: 2, text: 'no key' } }, /cosign sign: no key\nthe chart is pushed, and not signed/],
])('what a program lacks or refuses is said, with the remedy (case %#)', (said, message) =>
  expect(() => publish(given({ signing: [] }), machine(said).run)).toThrow(message),
);

test('a link in place of the default folder would lead out of the repository, and is refused', () => {
  const root = folderOf({ ...chartFiles, 'build/keep': '' });
  symlinkSync(folderOf({}), join(root, 'build/charts'));
  expect(() => publish({ root })).toThrow(/a link leads out of the repository/);
});
