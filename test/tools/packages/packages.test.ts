import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Audit, unexcused } from '../../../tools/packages/advisories';
import { type Package, readLock } from '../../../tools/packages/lock';
import { complaints, scripted } from '../../../tools/packages/rules';

const root = join(__dirname, '../../..');
const one = (given: Partial<Package>): Package => ({
  path: 'node_modules/one',
  name: 'one',
  version: '1.0.0',
  license: 'MIT',
  integrity: 'sha512-x',
  ...given,
});
const known = Object.keys(scripted).map((name) => one({ name, hasInstallScript: true }));

test('what this repository installs holds by all rules', () => {
  expect(complaints(readLock(join(root, 'package-lock.json')))).toEqual([]);
});

test('a package without hash, from elsewhere, under another licence or with an unknown script is named', () => {
  const strange = [
    one({ integrity: undefined }),
    one({ integrity: 'sha1-x' }),
    one({ resolved: 'git+ssh://git@example.com/one.git' }),
    one({ license: 'GPL-3.0-only' }),
    one({ license: undefined }),
    one({ license: 'MIT AND SSPL-1.0' }),
    one({ hasInstallScript: true }),
  ];
  expect(complaints([...known, ...strange])).toHaveLength(strange.length);
  expect(complaints([...known, one({ license: '(MIT OR GPL-3.0-or-later)' })])).toEqual([]);
});

test('a script that is known of a package that has none is to be removed', () => {
  expect(complaints(known.slice(1))).toEqual([expect.stringMatching(/^known for a script that it has not/)]);
});

const audit = (name: string, path: string): Audit => ({
  vulnerabilities: {
    [name]: { name, nodes: [path], via: [{ title: 'Bad', url: 'https://example.com/1', severity: 'high' }] },
    wanting: { name: 'wanting', nodes: ['node_modules/wanting'], via: [name] },
  },
});

test('an advisory stands only where a row says why: by place, and by who needs the package', () => {
  const lodash = 'node_modules/cdktf/node_modules/lodash';
  expect(unexcused(audit('lodash', lodash), [one({ path: lodash })])).toEqual([]);
  expect(unexcused(audit('lodash', 'node_modules/lodash'), [one({ path: 'node_modules/lodash' })])).toEqual([
    'node_modules/lodash: high: Bad (https://example.com/1)',
  ]);
  const axios = one({ path: 'node_modules/axios', optional: true });
  expect(unexcused(audit('axios', axios.path), [axios])).toEqual([]);
  expect(unexcused(audit('axios', axios.path), [{ ...axios, optional: false }])).toHaveLength(1);
});

test('the package runs nothing when it is installed', () => {
  const { scripts, bundleDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly bundleDependencies?: unknown;
  };
  const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'dependencies'];
  expect(Object.keys(scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  expect(bundleDependencies).toBeUndefined();
});
