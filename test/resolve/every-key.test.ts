import { gateways } from '../../lib/kubernetes/gateways';
import { load } from 'js-yaml';
import { facts } from '../../lib/providers/facts';
import { environmentSpec } from '../../lib/spec/environment-spec';
import { platformSpec } from '../../lib/spec/platform-spec';
import { metadata } from '../../lib/spec/metadata';
import { shorter } from '../../lib/spec/parts/shorter';
import { serviceSpec } from '../../lib/spec/service-spec';
import {
  api,
  atEdge,
  environment,
  further,
  longer,
  platform,
  sharing,
  user,
  spelled,
  told,
  together,
  workers,
} from './bases';
import { oneOf } from '../walk';
import { idleKeys, put, type Tree } from './idle-keys';
import { type Key, keysOf } from './keys';
import type * as ParseOnce from './parse-once';
import { home, live, service, shop } from './shop';

jest.mock('../../lib/spec/parse', () =>
  jest.requireActual<typeof ParseOnce>('./parse-once').parseOnce(jest.requireActual('../../lib/spec/parse')),
);

jest.setTimeout(240_000);

/** A dashboard with a metric that nothing of the platform has. */
const dashboard = JSON.stringify({
  title: 'own',
  panels: [{ type: 'timeseries', targets: [{ expr: 'strange_total' }] }],
});

/** One key of so many is looked at, unless a walk is whole. */
const part = 9;

const others = { other: service('other'), word: service('word') };
const services = [api, ...further, ...spelled].map((text) => load(text) as Tree);

/** A service without the parts that most keys of one part have nothing to do with: a small text is read faster. */
function only(base: Tree, part: string): Tree {
  const kept = Object.entries(base.spec ?? {}).filter(([name]) => ['service', 'networking', part].includes(name));
  return { ...base, spec: Object.fromEntries(kept) };
}

/** A service without the longer form of a key. */
function shortened(base: Tree, path: readonly string[]): Tree {
  const others = longer[path.slice(0, 3).join('.')] ?? [];
  return others.reduce<Tree>((tree, other) => put(tree, other.split('.'), undefined) ?? tree, base);
}

/** Keys whose content is that of a longer form, which is looked at itself. */
const shorterForms = Object.keys(shorter);
const isCopy = ({ path }: Key) =>
  path.length > 3 && (shorterForms.includes(path[1]!) || `${path[1]}.${path[2]}` === 'service.resources');

/** Of a key without effect, parsing itself warns, as its own tests prove. */
const isEffective = ({ schema }: Key) => metadata(schema).effective;

/** Said once more: the sort of a target beside an amount that is of one sort alone, and by: header beside its name. */
const isRedundant = ({ path }: Key) => ['target.type', 'rateLimit.by'].includes(path.slice(-2).join('.'));

/** Keys with tests of their own in `service/parts/telemetry` and `service/dashboards`: the walk has no value that fits the rest of what they stand in. */
const proven = [
  'spec.monitoring.tracing.sampleRate.type',
  'spec.monitoring.tracing.sampler.param',
  'spec.monitoring.dashboards.files.*.file',
];

/** Keys about changes: their effect is on `strata diff` alone. */
const sayings = ['acknowledge'];

describe('every key has an effect, is an error or is warned of', () => {
  test('in a service', () => {
    const keys = keysOf(serviceSpec(facts)).filter(
      (key) =>
        key.path[1] !== 'environments' &&
        !['apiVersion', 'kind', ...sayings].includes(key.path[0]!) &&
        !isCopy(key) &&
        isEffective(key) &&
        !isRedundant(key),
    );
    const idle = idleKeys({
      keys: oneOf(part, keys),
      bases: ({ path }) => {
        if (path[1] === 'edge') return workers.map((text) => load(text) as Tree);
        const all = services.map((base) => shortened(base, path));
        return [...all.map((base) => only(base, path[1] ?? '')), ...all];
      },
      make: (text, { path }) =>
        path[1] === 'edge'
          ? shop({
              environments: { live: atEdge },
              services: { api: text, peer: service('peer', 'service: { type: edge }'), ...others },
            })
          : shop({
              environments: path.includes('local') ? { home } : { live },
              services: { api: text, ...others },
              dashboards: { api: { 'own.json': dashboard } },
            }),
    });
    expect(keys.length).toBeGreaterThan(300);
    expect(idle.filter((key) => !proven.includes(key))).toEqual([]);
  });

  // What stands under `defaults` is what stands in a service.
  const own = ({ path }: { readonly path: readonly string[] }) => !['defaults', ...sayings].includes(path[0]!);

  test('in a platform', () => {
    const keys = keysOf(platformSpec(facts, ['envoy', 'kong', 'nginx'])).filter(own);
    const idle = idleKeys({
      keys,
      bases: ({ path }) => [platform, ...(path.includes('routing') ? told : [])].map((text) => load(text) as Tree),
      make: (text) => shop({ platform: text, environments: { live }, services: { api: user, ...others } }),
    });
    expect(idle).toEqual([]);
  });

  test('in an environment', () => {
    const keys = keysOf(environmentSpec(facts, gateways)).filter((key) => own(key) && isEffective(key));
    const idle = idleKeys({
      keys: oneOf(part, keys),
      bases: ({ path }) => [
        ...(path[0] === 'shared' ? sharing(path.includes('local') ? home : live) : []),
        load(environment) as Tree,
        ...(path[0] === 'cluster' ? [load(together) as Tree] : []),
        ...(path[0] === 'delivery' ? [put(load(environment), ['delivery'], { by: 'helm' })!] : []),
        ...(path.at(-1) === 'url'
          ? [put(load(environment), ['monitoring'], (load(told[0]!) as Tree).monitoring)!]
          : []),
      ],
      make: (text, { path }) =>
        shop({
          ...(path[0] === 'monitoring' && { platform }),
          environments: { [path.includes('local') ? 'home' : 'live']: text },
          services: { api: user, ...others },
        }),
    });
    expect(idle).toEqual([]);
  });
});
