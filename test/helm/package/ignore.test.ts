import { ignoresOf } from '../../../lib/helm/package/ignore';

// The cases of Helm's own tests. @see https://github.com/helm/helm/blob/main/pkg/ignore/rules_test.go
test.each([
  ['helm.txt', 'helm.txt', false, true],
  ['helm.*', 'helm.txt', false, true],
  ['helm.*', 'rudder.txt', false, false],
  ['*.txt', 'tiller.txt', false, true],
  ['*.txt', 'cargo/a.txt', false, true],
  ['cargo/*.txt', 'cargo/a.txt', false, true],
  ['cargo/*.txt', 'cargo/b/a.txt', false, false],
  ['cargo/*.*', 'cargo/a.txt', false, true],
  ['cargo/*.txt', 'mast/a.txt', false, false],
  ['ru[c-e]?er.txt', 'rudder.txt', false, true],
  ['[^a]b', 'ab', false, false],
  ['[^a]b', 'cb', false, true],
  ['\\*', '*', false, true],
  ['\\*', 'a', false, false],
  ['templates/.?*', 'templates/.dotfile', false, true],
  ['cargo/', 'cargo', true, true],
  ['cargo/', 'cargo', false, false],
  ['helm/', 'mast/helm', true, true],
  ['/helm.txt', 'helm.txt', false, true],
  ['/helm.txt', 'mast/helm.txt', false, false],
  ['!*.txt', 'tiller.txt', false, false],
  ['!*.txt', 'tiller.yaml', false, true],
  ['!helm.txt\nhelm.txt', 'helm.txt', false, true],
  ['# *.txt\n\n  ', 'helm.txt', false, false],
])('%j says of %s (folder: %s) %s', (rules, path, isFolder, expected) =>
  expect(ignoresOf(rules)(path, isFolder)).toBe(expected),
);

test('a glob of many stars takes no more time than the product of its length and that of the path', () => {
  const started = process.hrtime.bigint();
  expect(ignoresOf('*a'.repeat(2000) + 'b')('a'.repeat(4000), false)).toBe(false);
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(10);
});
