import { live, service, shop, told } from '../shop';

const api = (host = '') => service('api', `networking: { ingress: { enabled: true${host && `, host: ${host}`} } }`);
/** Another environment, on a cluster of its own. */
const other = (name: string, stage = 'production') =>
  live
    .replaceAll('name: live', `name: ${name}`)
    .replace('live.json', name)
    .replace('stage: production', `stage: ${stage}`);

const problems = (environments: Record<string, string>, text = api()) =>
  told(shop({ environments, services: { api: text } }).problems);

describe('a host leads to one cluster', () => {
  test('so that two environments in production do not both have the domain', () =>
    expect(problems({ live, west: other('west') })).toEqual([
      expect.stringMatching(
        /^environments\/west\.yaml:\d+:\d+ host: expected a host of west only, got example\.com, which live has on another cluster.*\[W217]$/,
      ),
    ]));

  test('nor a host that both say', () =>
    expect(
      problems({ live: `${live}host: api.example.com\n`, west: `${other('west', 'staging')}host: api.example.com\n` }),
    ).toEqual([
      expect.stringMatching(
        /^environments\/west\.yaml:\d+:\d+ host: .* got api\.example\.com, which live has.*\[W217]$/,
      ),
    ]));

  test('so that a service says none that counts in each environment, and is told so once', () =>
    expect(
      problems(
        { live, test: other('test', 'staging'), west: `${other('west')}host: west.example.com` },
        api('api.example.com'),
      ),
    ).toEqual([
      expect.stringMatching(
        /^api\/deployment-config\.yaml:\d+:\d+ networking\.ingress\.host: .* got api\.example\.com in live, test, west, .*\[W217]$/,
      ),
    ]));

  test('and each environment has its own without being asked', () =>
    expect(problems({ live, test: other('test', 'staging'), west: `${other('west')}host: west.example.com` })).toEqual(
      [],
    ));

  test('but that of the machine itself', () =>
    expect(problems({ live, test: other('test', 'staging') }, api('api.localhost'))).toEqual([]));
});
