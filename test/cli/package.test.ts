import { join } from 'node:path';
import { packageVerb } from '../../lib/cli/package';
import type { Verb } from '../../lib/cli/verb';
import { chartFiles, folderOf } from '../helm/package/charts';
import { strata } from './fake';

const root = folderOf(chartFiles);
const out = join(root, 'out');

test('package writes one file for each chart, and its JSON has their digests', async () => {
  const { code, out: text } = await strata(['package', '-C', root, '--out', out, '-s', 'api', '-o', 'json']);
  expect(code).toBe(0);
  const { charts } = JSON.parse(text) as { charts: { platform: string; file: string; digest: string }[] };
  expect(charts.map(({ platform, file }) => [platform, file])).toEqual(
    ['mine', 'shop'].map((platform) => [platform, join(out, platform, 'api-1.2.3.tgz')]),
  );
  expect(charts[0]!.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('as text it has a line for each chart', async () => {
  const { out: text } = await strata(['package', '-C', root, '--out', out, '-p', 'shop']);
  expect(text).toMatch(/CHART +VERSION +DIGEST +WHERE\nshop +1\.2\.3 +sha256:\S+ +.*shop-1\.2\.3\.tgz\napi /);
});

test('options of cosign are what stands after --', async () => {
  const asked: object[] = [];
  const fake: Verb = (program, setting) =>
    packageVerb(program, setting, async () => (publishing) => {
      asked.push(publishing);
      return [];
    });
  const words = ['package', '--push', 'oci://a.example/b', '--sign', '--', '--key', 'k'];
  await strata(words, { known: [fake] });
  expect(asked).toMatchObject([{ registry: { url: 'oci://a.example/b', plainHttp: false }, signing: ['--key', 'k'] }]);
});

test.each([
  [['-p', 'none'], /expected charts in dist\/helm for none, got none; set helm\.charts in platform\.yaml/],
  [['shop'], /expected options, got shop/],
  [['--sign'], /expected --push with --sign, got none/],
  [['--plain-http'], /expected --push with --plain-http, got none/],
  [['--push', 'https://a.example/b'], /expected oci:\/\/host\/path, got https:/],
  [['--push', 'oci://a.example/b c'], /expected oci:\/\/host\/path/],
  [['--push', 'oci://a.example/../b'], /expected oci:\/\/host\/path/],
  [['--push', 'oci://--help'], /expected oci:\/\/host\/path/],
])('package %j is invalid input', async (words, message) => {
  const { code, err } = await strata(['package', '-C', root, ...words]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
