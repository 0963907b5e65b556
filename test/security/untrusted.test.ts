import { existsSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { strata } from '../cli/fake';
import { type Repository, clear, folderOf, repository, shop } from '../e2e/repository';

jest.setTimeout(120_000);
afterEach(clear);

const extend = `${folderOf('api')}/extend.ts`;
const code = ({
  root,
}: Repository) => `require('node:fs').writeFileSync(${JSON.stringify(join(root, folderOf('api'), 'ran'))}, '');
export const chart = () => {};
`;
const hasRun = ({ root }: Repository) => existsSync(join(root, folderOf('api'), 'ran'));

test('a check of an untrusted repository runs none of its code, and reports which file would have run', async () => {
  const one = repository(shop);
  await one.clean();
  one.lay({ [extend]: code(one) });
  const { code: ended, err } = await strata(['synth', '--check', '--untrusted', '-C', one.root]);
  expect([ended, err]).toEqual([2, expect.stringMatching(/^services\/shop\/api\/extend\.ts:1:1 .*\[E392\]/)]);
  expect(hasRun(one)).toBe(false);
  const again = await strata(['synth', '--check', '-C', one.root]);
  expect(again.err).toBe('');
  expect(hasRun(one)).toBe(true);
});

test('to validate and to say what is affected run none of it, whether asked to or not', async () => {
  const one = repository(shop);
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
    ['-c', 'user.email=a@example.com', '-c', 'user.name=a', 'commit', '-qm', 'a'],
  ])
    execFileSync('git', ['-C', one.root, ...words]);
  one.lay({ [extend]: code(one) });
  for (const words of [['validate'], ['affected', '--base', 'HEAD'], ['explain', 'api', 'home', 'service.image.tag']])
    for (const more of words[0] === 'explain' ? [[]] : [[], ['--untrusted']])
      expect((await strata([...words, ...more, '-C', one.root])).code).toBe(0);
  expect(hasRun(one)).toBe(false);
});

test('it neither reads nor leaves a cache', async () => {
  const one = repository(shop);
  for (const words of [['synth'], ['synth', '--check'], ['validate']])
    expect((await strata([...words, '--untrusted', '-C', one.root])).code).toBe(0);
  expect(existsSync(join(one.root, 'build'))).toBe(false);
  // A folder that cannot even be looked at does not matter.
  writeFileSync(join(one.root, 'build'), '');
  expect((await strata(['synth', '--check', '--untrusted', '-C', one.root])).code).toBe(0);
});
