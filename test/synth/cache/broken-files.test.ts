import { home, live, platform, service, shop, told } from '../../resolve/shop';

const other = service('other', 'networking: { port: 8080 }');
const api = service('api', 'dependencies: [other]\nconfig: { variables: { URL: "service://other:8080" } }');
const untagged = service('api', 'service: { type: api }');
const environments = { live, home };

/** The only line of each problem of some files. */
const problems = (files: Parameters<typeof shop>[0]) =>
  told(shop({ environments, services: { api, other }, ...files }).problems);

test('whole files have no problem', () => expect(problems({})).toEqual([]));

test.each<[string, Parameters<typeof shop>[0], RegExp]>([
  [
    'an overlay is not settled without itself',
    {
      services: { api: untagged },
      overlays: {
        api: {
          live: 'spec: { service: { image: { tag: "1" } }, deployment: { replcas: 2 } }',
          home: 'spec: { service: { image: { tag: "1" } } }',
        },
      },
    },
    /^api\/environments\/live\.yaml:1:57 spec\.deployment\.replcas: /,
  ],
  [
    'an environment leaves the overlays for it alone',
    {
      environments: { live: live.replace('cloud: aws', 'cloud: awz'), home },
      overlays: { api: { live: 'spec: { deployment: { replicas: 3 } }' } },
    },
    /^environments\/live\.yaml:3:8 cloud: /,
  ],
  [
    'an environment leaves those alone that are on its cluster',
    {
      environments: { live: live.replace('cloud: aws', 'cloud: awz'), home: `${home}cluster: live\n` },
    },
    /^environments\/live\.yaml:3:8 cloud: /,
  ],
  [
    'a service leaves those alone that call it',
    { services: { api, other: other.replace('port: 8080', 'prt: 8080') } },
    /^other\/deployment-config\.yaml:\d+:\d+ spec\.networking\.prt: /,
  ],
  [
    'a platform leaves its environments and services alone',
    { platform: `${platform}gatway: kong\n` },
    /^platform\.yaml:5:1 gatway: /,
  ],
])('one mistake in the file of %s', (_, files, line) => {
  expect(problems(files)).toEqual([expect.stringMatching(line)]);
});
