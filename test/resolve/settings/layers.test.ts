import { withoutReplaced, overlay } from '../../../lib/resolve/settings/exclusive-keys';
import { at } from '../../../lib/model/mapping';
import { layer } from '../../../lib/resolve/settings/deep-merge';
import { service, shop, told, unitOf } from '../shop';

describe('layers', () => {
  test('merge mappings and replace lists and single values', () => {
    const base = { a: { b: 1, c: 2 }, list: [1, 2], text: 'x' };
    expect(layer<object>(base, { a: { c: 3, d: 4 }, list: [9] })).toEqual({
      a: { b: 1, c: 3, d: 4 },
      list: [9],
      text: 'x',
    });
    expect(base).toEqual({ a: { b: 1, c: 2 }, list: [1, 2], text: 'x' });
  });

  test('replace a mapping by a single value, and the other way round', () => {
    expect(layer<object>({ a: { b: 1 } }, { a: 2 })).toEqual({ a: 2 });
    expect(layer<object>({ a: 2 }, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
  });

  test('say nothing by undefined', () => expect(layer<object>({ a: 1 }, { a: undefined })).toEqual({ a: 1 }));

  test('do not mistake what objects inherit for a value', () => {
    expect(at({}, ['constructor', 'name'])).toBeUndefined();
    expect(at({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  });

  test('drop the way to probe that a layer above replaces, and keep its times', () => {
    const below = { healthchecks: { liveness: { path: '/health', port: 80, period: 9 } } };
    expect(withoutReplaced({ healthchecks: { liveness: { exec: { command: ['ok'] } } } }, below)).toEqual({
      healthchecks: { liveness: { period: 9 } },
    });
    expect(overlay([below, { healthchecks: { liveness: { path: '/live' } } }])).toEqual({
      healthchecks: { liveness: { path: '/live', port: 80, period: 9 } },
    });
    expect(overlay([below, { healthchecks: { liveness: false } }])).toEqual({ healthchecks: { liveness: false } });
  });
});

describe('an overlay', () => {
  const config = service('api', 'integrations: { storage: { buckets: [{ name: one, retention: 9 }, { name: two }] } }');
  const settledBy = (overlay: string, own = config) =>
    shop({ services: { api: own }, overlays: { api: { live: overlay } } });

  test('merges lists of named things by name, whether either writes a list or a mapping', () => {
    for (const buckets of ['[{ name: two, retention: 5 }, { name: three }]', '{ two: { retention: 5 }, three: {} }']) {
      const { value } = settledBy(`spec: { integrations: { storage: { buckets: ${buckets} } } }`);
      expect(
        value.units[0]!.bindings.map(({ name, options }) => [
          name,
          (options as unknown as { retentionDays?: number }).retentionDays,
        ]),
      ).toEqual([
        ['one', 9],
        ['two', 5],
        ['three', undefined],
      ]);
    }
  });

  test('wins over an inline overlay, which wins over the spec', () => {
    const own = service('api', 'deployment: { replicas: 3 }\nenvironments: { live: { deployment: { replicas: 4 } } }');
    expect(shop({ services: { api: own } }).value.units[0]!.service.scaling.replicas).toBe(4);
    const { value } = settledBy('spec: { deployment: { replicas: 5 } }', own);
    expect(value.units[0]!.service.scaling.replicas).toBe(5);
  });

  test('cannot remove a value by null, and says what to do instead', () => {
    const { problems } = settledBy('spec:\n  deployment: { strategy: null }\n');
    expect(told(problems)[0]).toMatch(
      /^api\/environments\/live.yaml:2:27 spec.deployment.strategy: expected .*, got nothing; a value cannot be removed: leave the key out, or write the value to use instead \[E20\d\]$/,
    );
  });

  test('of an environment that does not exist is an error at its file', () => {
    const { problems } = shop({ services: { api: config }, overlays: { api: { prod: 'spec: {}' } } });
    expect(told(problems)).toEqual([
      'api/environments/prod.yaml:1:1 expected live, got prod: no such environment [E350]',
    ]);
  });

  test('leaves a service out of its environment', () => {
    const { value, problems } = settledBy('spec: { deployment: { enabled: false } }');
    expect([value.units, problems]).toEqual([[], []]);
  });
});

describe('defaults', () => {
  test('of the stage apply where no layer sets a value', () => {
    expect(unitOf('').service.scaling).toEqual({ replicas: 2 });
    expect(unitOf('', 'home').service.scaling).toEqual({ replicas: 1 });
  });

  test('of the platform and the environment lie below the service', () => {
    const platform = `
domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
defaults: { spec: { monitoring: { logging: { level: WARN, format: json } } } }
`;
    const settings = 'monitoring: { logging: { level: ERROR } }';
    const { value } = shop({ platform, services: { api: service('api', settings), other: service('other') } });
    expect(value.units.map(({ values }) => [values.LOG_LEVEL, values.LOG_FORMAT])).toEqual([
      [{ literal: 'ERROR' }, { literal: 'json' }],
      [{ literal: 'WARN' }, { literal: 'json' }],
    ]);
  });
});
