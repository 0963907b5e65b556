import { strata } from '../cli/fake';
import { type Files, clear, folderOf, repository, service, shop } from '../e2e/repository';

jest.setTimeout(120_000);
afterEach(clear);

const folder = folderOf('api');
const config = `${folder}/deployment-config.yaml`;

/** Most of the processor's time that any of them may take, in seconds: what does not grow with a text alone would take far longer. */
const limit = 20;

const many = (count: number, of: (index: number) => string, between = '') =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);

/** As much as one value may have, in a variable; and 400 KB in a file. */
const inTexts = (text: string): Files => ({
  [config]: `${service('api')}
  config:
    variables: { A: ${JSON.stringify(text.slice(0, 99_000))} }
    files: { a.txt: { mountPath: /etc/a.txt, content: ${JSON.stringify(text.slice(0, 400_000))} } }
`,
});
const below = (text: string): Files => ({ [config]: `${service('api')}\n${text}\n` });
const beside = (text: string): Files => ({ [config]: service('api'), [`${folder}/extra/more.yaml`]: text });
const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: more }\n';

async function run(files: Files) {
  const one = repository({ ...shop, ...files });
  const start = process.cpuUsage();
  const { code, err } = await strata(['validate', '-C', one.root]);
  const { user, system } = process.cpuUsage(start);
  return { code, err, seconds: (user + system) / 1e6 };
}

test.each<[string, Files]>([
  ['${ that nobody closes', inTexts('${'.repeat(200_000))],
  ['$( that nobody closes', inTexts('$('.repeat(200_000))],
  ['$$', inTexts('$'.repeat(400_000))],
  ['schemes without a host', inTexts('a://'.repeat(100_000))],
  ['names of hosts without an end', inTexts('a.'.repeat(200_000))],
  ['URLs without a space', inTexts('https://a'.repeat(44_000))],
  ['pairs of hosts and ports', inTexts('a:1:'.repeat(100_000))],
  ['keys of hosts', inTexts('host= '.repeat(66_000))],
  ['hyphens', inTexts('-'.repeat(400_000))],
  ['spaces', inTexts(`a${' '.repeat(399_000)}b`)],
  ['a banner of # before an object', beside(`${'#'.repeat(400_000)}\n---\n${object}`)],
  ['many lines of # before an object', beside(`${'#\n'.repeat(100_000)}---\n${object}`)],
  ['ends of documents', beside(`${object}${'---\n'.repeat(100_000)}`)],
])('%s take time in proportion to their length', async (_, files) => {
  const { seconds, err } = await run(files);
  expect(err).not.toMatch(/inside strata|\n\s+at /);
  expect(seconds).toBeLessThan(limit);
});

test.each<[string, Files, RegExp]>([
  [
    'unknown keys',
    below(many(30_000, (i) => `  k${i}: 1`, '\n')),
    /expected fewer problems, got 29900 more in this file/,
  ],
  [
    'unknown services',
    below(`  dependencies: [${many(30_000, (i) => `svc${i}`, ', ')}]`),
    /expected fewer problems, got 29900 more in this file/,
  ],
  [
    'unknown names in variables',
    below(`  config:\n    variables:\n${many(4_000, (i) => `      V${i}: "\${nope}"`, '\n')}`),
    /expected fewer problems, got 3900 more in this file/,
  ],
  [
    'variables',
    below(`  config:\n    variables:\n${many(60_000, (i) => `      V${i}: x`, '\n')}`),
    /config\.variables: expected at most 5000 variables, got 60000/,
  ],
  [
    'bytes from aliases',
    {
      [config]: `${service('api')}\n  config: { variables: { A: &a ${'y'.repeat(90_000)}, ${many(300, (i) => `V${i}: *a`, ', ')} } }\n`,
    },
    /expected at most 1000000 characters from aliases, got more .*E114/,
  ],
])('a flood of %s is told in few lines, with how many there are', async (_, files, message) => {
  const { code, err, seconds } = await run(files);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err.split('\n').length).toBeLessThan(120);
  expect(err.length).toBeLessThan(100_000);
  expect(seconds).toBeLessThan(limit);
});
