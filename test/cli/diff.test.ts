import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { reportSchemas } from '../../lib/change/report/json-schema';
import { committed, spec } from '../change/committed';
import { clear, service } from '../e2e/repository';
import { strata } from './fake';

jest.setTimeout(60_000);
afterEach(clear);

const isReport = new Ajv({ strict: false }).compile(reportSchemas()['change-report.schema.json']!);

const words = (root: string, ...more: string[]) => ['diff', 'HEAD', '-C', root, '-e', 'home', ...more];
const replicas = (count: number) => service('api', `deployment: { replicas: ${count} }\n`);
const say = (text: string, hash: string) => `${text}acknowledge: [${hash}]\n`;

interface Data {
  readonly ok: boolean;
  readonly denied: readonly string[];
  readonly problems: readonly { readonly code: string; readonly message: string; readonly line: number }[];
  readonly changes: readonly { readonly hash: string; readonly consequence: string; readonly type: string }[];
}

const read = ({ out }: { readonly out: string }) => JSON.parse(out) as Data;

test('its JSON is of the published schema: with changes, without, and of invalid specs', async () => {
  const one = committed();
  const without = await strata(words(one.root, '-o', 'json'));
  one.lay({ [spec('api')]: service('api', 'environment: { A: new }\n') });
  const some = await strata(words(one.root, '-o', 'json'));
  one.lay({ [spec('api')]: service('api', 'nosuch: 1\n') });
  const invalid = await strata(words(one.root, '-o', 'json'));
  expect([without.code, some.code, invalid.code]).toEqual([0, 0, 2]);
  expect(read(some).changes.length).toBeGreaterThan(0);
  for (const ran of [without, some, invalid]) {
    isReport(read(ran));
    expect(isReport.errors).toBeNull();
  }
});

test('a denied consequence ends it with 4, and its hash in the spec lets exactly that change pass', async () => {
  const one = committed({ [spec('api')]: replicas(2) });
  one.lay({ [spec('api')]: replicas(0) });
  const found = read(await strata(words(one.root, '-o', 'json'))).changes.find(
    ({ type }) => type === 'apps/Deployment',
  )!;
  const deny = words(one.root, '-o', 'json', '--deny', found.consequence);
  const denied = await strata(deny);
  expect(denied.code).toBe(4);
  expect(read(denied)).toMatchObject({ ok: false, denied: [found.hash], problems: [] });
  expect((await strata(words(one.root, '--deny', found.consequence))).out).toContain(found.hash);

  one.lay({ [spec('api')]: say(replicas(0), found.hash) });
  const passed = await strata(deny);
  expect(passed.code).toBe(0);
  expect(read(passed)).toMatchObject({ ok: true, denied: [], problems: [] });

  // Another value of the same field is another change.
  one.lay({ [spec('api')]: say(service('api', 'deployment: { replicas: 0 }\nenvironment: { A: new }\n'), found.hash) });
  const other = await strata(['diff', 'HEAD', '-C', one.root, '-o', 'json', '--deny', found.consequence]);
  expect(other.code).toBe(4);
  expect(read(other).problems).toMatchObject([{ code: 'W220', line: 8 }]);
});

test('an acknowledgement in the file of another service lets nothing pass', async () => {
  const one = committed({ [spec('api')]: replicas(2) });
  one.lay({ [spec('api')]: replicas(0) });
  const found = read(await strata(words(one.root, '-o', 'json'))).changes.find(
    ({ type }) => type === 'apps/Deployment',
  )!;
  one.lay({ [spec('web')]: say(one.text(spec('web')), found.hash) });
  const ran = await strata(words(one.root, '-o', 'json', '--deny', found.consequence));
  expect(ran.code).toBe(4);
});

test('what is acknowledged changes nothing itself', async () => {
  const one = committed();
  one.lay({ [spec('api')]: say(service('api'), 'change-00000000000000000000') });
  const data = read(await strata(['diff', 'HEAD', '-C', one.root, '-o', 'json']));
  expect(data.changes).toEqual([]);
  expect(data.problems).toMatchObject([{ code: 'W220' }]);
});

test('an unknown consequence is invalid input', async () => {
  const { code, err } = await strata(['diff', '--deny', 'data-los']);
  expect(code).toBe(2);
  expect(err).toContain('Allowed are none, in-place');
});

test('reports are written where they are asked for, also of invalid specs, and never through a link', async () => {
  const one = committed();
  one.lay({ [spec('api')]: service('api', 'nosuch: 1\n') });
  const [page, comment] = ['change.html', 'comment.md'].map((name) => join(one.root, name)) as [string, string];
  expect((await strata(words(one.root, '--html', page, '--markdown', comment))).code).toBe(2);
  expect(readFileSync(comment, 'utf8')).toMatch(
    /^<!-- strata-diff: all\/home\/all -->\n\n### Strata: 1 error in the specs\n/,
  );
  expect(readFileSync(page, 'utf8')).toContain('<title>Strata: 1 error in the specs</title>');
  const link = join(one.root, 'link.md');
  symlinkSync(comment, link);
  const { code, err } = await strata(words(one.root, '--markdown', link));
  expect(code).toBe(2);
  expect(err).toContain('got a symbolic link');
});
