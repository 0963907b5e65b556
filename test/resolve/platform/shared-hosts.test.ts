import { home, service, shop, told } from '../shop';

const second = home.replace('stage: development', 'stage: staging') + '\ncluster: { name: home }\n';
const environments = { home: `${home}\nhost: home.example.com\n`, second: `${second}\nhost: second.example.com\n` };
const way = (text: string) => `networking: { ingress: { enabled: true, ${text} } }`;
const lines = (services: Readonly<Record<string, string>>, overlays = {}) =>
  told(shop({ environments, services, overlays }).problems);

describe('a host of a cluster', () => {
  const overlay = (text: string) => `spec: { networking: { ingress: { ${text} } } }\n`;

  test('is one environment’s: of two that claim it, the one whose own it is', () => {
    const found = lines(
      { api: service('api', way('path: /a')) },
      { api: { second: overlay('host: home.example.com, path: /b') } },
    );
    expect(found).toEqual([
      expect.stringMatching(
        /^api\/environments\/second\.yaml:1:\d+ networking\.ingress\.host: expected a host of second only, got home\.example\.com, which api in home has on the same cluster \[E384]$/,
      ),
    ]);
  });

  test('is told of once where the path is the same too', () =>
    expect(lines({ api: service('api', way('host: a.example.com')) })).toEqual([expect.stringContaining('[E347]')]));

  test('may be shared by services of one environment', () =>
    expect(lines({ api: service('api', way('path: /a')), web: service('web', way('path: /b')) })).toEqual([]));

  test('is encrypted for all of them or for none', () =>
    expect(
      lines({ api: service('api', way('tls: true')), web: service('web', way('tls: false')) }).map((line) =>
        line.slice(line.indexOf(': ') + 2),
      ),
    ).toEqual([
      expect.stringMatching(/expected tls: true, as api has it at home\.example\.com, got false \[E384]$/),
      expect.stringMatching(/expected tls: true, as api has it at second\.example\.com, got false \[E384]$/),
    ]));
});

test('a gateway answers at no more hosts than it has listeners', () => {
  const services = Object.fromEntries(
    Array.from({ length: 64 }, (_, index) => [`s${index}`, service(`s${index}`, way(`host: s${index}.example.com`))]),
  );
  const { problems } = shop({ environments: { home }, services });
  expect(told(problems)).toEqual([expect.stringMatching(/expected at most 63 hosts in one cluster.*\[E380]$/)]);
});
