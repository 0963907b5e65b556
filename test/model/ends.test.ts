import { ends, endOf } from '../../lib/model/ends/ends';
import { gateways } from '../../lib/kubernetes/gateways';
import { componentsOf } from '../../lib/kubernetes/cluster/components';
import { facts } from '../../lib/providers/facts';
import { brokerImage } from '../../lib/providers/local/facts';
import { mysqlVersion, options } from '../../lib/resolve/settings/defaults';

const components = componentsOf(gateways);

/** The day on which the defaults were last held against the table. */
const checked = '2026-11-28';

test('every end has a day, a source and a way out, and says each thing of a place once', () => {
  for (const { date, source, instead } of ends) {
    expect(new Date(Date.parse(date)).toISOString().slice(0, 10)).toBe(date);
    expect(source).toMatch(/^https:\/\//);
    expect(instead).not.toBe('');
  }
  const keys = ends.map(({ what, version, where }) => `${what} ${version} ${where}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a version below another one ends with it, and a place has dates of its own', () => {
  expect(endOf('Kubernetes', '1.33.5', 'ionos')?.date).toBe('2026-06-28');
  expect(endOf('Kubernetes', '1.33', 'aws')?.date).toBe('2026-07-29');
  expect(endOf('MySQL', '8.0.21', 'azure')?.date).toBe('2027-01-31');
  expect(endOf('Kubernetes', '1.3', 'aws')).toBeUndefined();
  expect(endOf('ingress-nginx', '4.15.1', 'aws')?.date).toBe('2026-03-31');
});

describe('a default version is never reported as ended', () => {
  const clouds = Object.keys(facts);
  const chart = (name: string) => components[name]!.source.version.replace(/^v/, '');
  const choices = [
    ...clouds.flatMap((where) => [
      ['Kubernetes', options.cluster.version, where],
      ['PostgreSQL', options.database.version, where],
      ['MySQL', mysqlVersion, where],
      ['Redis', options.cache.version, where],
    ]),
    ['RabbitMQ', /:([\d.]+)/.exec(brokerImage)![1]!, 'local'],
    ...['envoy-gateway', 'cert-manager'].map((name) => [name, chart(name), 'aws']),
  ] as unknown as readonly (readonly [string, string, string])[];

  test.each(choices)('%s %s on %s', (what, version, where) => {
    const end = endOf(what, version, where);
    expect(end === undefined || end.date > checked).toBe(true);
  });
});

test.each(['aws', 'azure', 'google'])('each version of Kubernetes that %s is asked for has an end', (cloud) => {
  const known = facts[cloud]!.kinds.cluster;
  const [ask] = 'unavailable' in known ? [] : known.asks!({ ...options.cluster }, {});
  for (const version of ask!.of.values.filter((one) => one >= '1.29'))
    expect(endOf('Kubernetes', version, cloud)).toMatchObject({ where: cloud });
});
