import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCode } from '../../lib/model/codes';
import { codes } from '../../lib/model/codes';
import { home, live, platform, service, shop, type Shop } from '../resolve/shop';

const page = readFileSync(join(__dirname, '../../docs/problems.md'), 'utf8');
const one = (settings: string): Shop => ({ services: { api: service('api', settings) } });
const way = 'networking: { ingress: { enabled: true, path: /same } }';
const long = 'x'.repeat(60);

test.each<[string, KnownCode, RegExp, Shop]>([
  [
    'a name too long',
    'E336',
    /^services\/shop\/api\/deployment-config\.yaml:\d+:\d+$/,
    { environments: { [long]: home }, services: { api: service('api') } },
  ],
  [
    'two services on one path',
    'E347',
    /^services\/shop\/(api|web)\/deployment-config\.yaml:7:\d+$/,
    { services: { api: service('api', way), web: service('web', way) } },
  ],
  [
    'a port twice',
    'E307',
    /:7:\d+$/,
    one('networking: { services: [{ ports: [{ name: a, port: 80 }, { name: b, port: 80 }] }] }'),
  ],
  [
    'a limit below the request',
    'E306',
    /:7:\d+$/,
    one('resources: { requests: { memory: 2Gi }, limits: { memory: 1Gi } }'),
  ],
  ['a minimum above the maximum', 'E303', /:7:\d+$/, one('deployment: { replicas: { min: 5, max: 2 } }')],
  [
    'node pools with a minimum above the maximum',
    'E333',
    /^apps\/shop\/environments\/live\.yaml:\d+:\d+$/,
    { environments: { live: live.replace('name: live,', 'name: live, nodePools: { a: { min: 5, max: 2 } },') } },
  ],
  [
    'variables in a circle',
    'E338',
    /:8:\d+$/,
    {
      ...one('integrations: { database: {} }\nconfig: { variables: { DATABASE_HOST: "x-${database.host}" } }'),
    },
  ],
  [
    'a file twice in a list',
    'E207',
    /:7:\d+$/,
    one('config: { files: [{ name: a, mountPath: /a }, { name: a, mountPath: /b }] }'),
  ],
  [
    'a secret twice in a list',
    'E207',
    /:7:\d+$/,
    one('config: { secrets: [{ name: A, secret: a }, { name: A, secret: b }] }'),
  ],
  [
    'a variable twice in a list',
    'E207',
    /:7:\d+$/,
    one('config: { variables: [{ name: A, value: a }, { name: A, value: b }] }'),
  ],
  ['an unknown dependency', 'E342', /:7:\d+$/, one('dependencies: [apii]')],
  [
    'a region that is not allowed',
    'E334',
    /^apps\/shop\/environments\/live\.yaml:\d+:\d+$/,
    { platform: `${platform}regions: [us-east-1]\n` },
  ],
  [
    'a copy in a region that is not allowed',
    'E334',
    /^apps\/shop\/environments\/live\.yaml:\d+:\d+$/,
    {
      platform: `${platform}regions: [eu-central-1, eu-west-1, germanywestcentral]\n`,
      environments: { live: `${live}  keys: { kind: secret, aws: { replicaRegions: [eu-west-1, us-east-1] } }\n` },
    },
  ],
  [
    'an overlay of no environment',
    'E350',
    /^services\/shop\/api\/environments\/liv\.yaml:1:1$/,
    { services: { api: service('api') }, overlays: { api: { liv: 'spec: {}' } } },
  ],
  [
    'a GPU where no node has one',
    'E335',
    /:7:\d+$/,
    {
      environments: { live: live.replace('name: live,', 'name: live, nodePools: { a: { min: 1, max: 2 } },') },
      ...one('resources: { gpu: { count: 1, type: t4 } }'),
    },
  ],
])('%s has a code, a place and a way out', (_, code, place, files) => {
  const { problems } = shop(files);
  const found = problems.filter((problem) => problem.code === code);
  expect(problems.map((problem) => problem.code)).toContain(code);
  for (const { file, line, column, message } of found) {
    expect(`${file}:${line}:${column}`).toMatch(place);
    expect(message.length).toBeGreaterThan(10);
  }
  expect(codes[code].remedy).toMatch(/^[A-Z].{5,}/);
  expect(page).toContain(`| ${code} | ${codes[code].title} |`);
});

test('buckets of names that are the same where a cloud cuts them stay two', () => {
  const name = (end: string) => `${'b'.repeat(55)}${end}`;
  const { value, problems } = shop(
    one(`integrations: { storage: { buckets: { ${name('a')}: {}, ${name('b')}: {} } } }`),
  );
  expect(problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
  const names = value.units[0]!.stack!.bindings.map(({ physicalName }) => physicalName);
  expect(new Set(names).size).toBe(names.length);
});
