import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { live, shop, told } from '../shop';

const folder = join(__dirname, '../../fixtures');
const examples = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [file.replace('.yaml', '')] : []));
const text = (name: string) => readFileSync(join(folder, `${name}.yaml`), 'utf8');
const tag = 'spec: { service: { image: { tag: "1.0" } } }';

/** The environment of a platform as the examples expect it: they ask for a GPU. */
const environment = live.replace('cluster: {', 'cluster: { nodePools: { gpu: { gpu: { type: t4, count: 1 } } },');

function settled(name: string) {
  const { value, problems } = shop({
    environments: { live: environment },
    services: { [name]: text(name) },
    overlays: { [name]: { live: tag } },
  });
  return { problems: told(problems), unit: value.units[0]! };
}

describe('an example of the plans, as it stands', () => {
  test.each(examples)('%s parses and settles', (name) => {
    expect(settled(name).problems.filter((line) => !/\[W(100|206|225)]$/.test(line))).toEqual([]);
  });

  test('of a service with its own database and a folder of the shared bucket gets all of both', () => {
    const { unit, problems } = settled('tabular');
    // Its 50 pods of 20 connections are too many for the smallest database, whose size the example leaves open.
    expect(problems).toEqual([expect.stringMatching(/got 1260: tabular 50 x 20 = 1000, .*\[W225]$/)]);
    expect(unit.service).toMatchObject({
      namespace: 'inferloop',
      scaling: { autoscaling: { min: 2, max: 50 } },
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } },
      annotations: { 'prometheus.io/port': '9090' },
    });
    expect(unit.bindings.map(({ name, kind, shared }) => [name, kind, shared])).toEqual([
      ['database', 'database', undefined],
      ['cache', 'cache', undefined],
      ['storage', 'bucket', 'storage'],
    ]);
    expect(unit.values).toMatchObject({
      DATABASE_PROVIDER: { literal: 'postgresql' },
      DATABASE_SCHEMA: { literal: 'tabular' },
      DATABASE_POOL_SIZE: { literal: '20' },
      CACHE_PREFIX: { literal: 'tabular:' },
      CACHE_TTL: { literal: '3600' },
      STORAGE_PREFIX: { literal: 'tabular' },
      OTEL_TRACES_SAMPLER_ARG: { literal: '0.1' },
    });
  });

  test('in the shorter form names what it shares among its dependencies', () => {
    const { unit, problems } = settled('textnlp');
    expect(problems).toEqual([
      'textnlp/deployment-config.yaml:33:7 networking.serviceMesh: no service mesh is installed; emitted only at the gateway, for requests from outside [W206]',
    ]);
    expect(unit.service.networking.ingress).toMatchObject({ retries: 3, timeoutSeconds: 30 });
    expect(unit.service.scaling).toEqual({ replicas: 3 });
    expect(unit.service.resources).toEqual({
      requests: { cpu: '2', memory: '4Gi', 'nvidia.com/gpu': '1' },
      limits: { memory: '4Gi', 'nvidia.com/gpu': '1' },
    });
    expect(unit.bindings.map(({ name, kind, shared }) => [name, kind, shared])).toEqual([
      ['postgres', 'database', 'postgres'],
      ['redis', 'cache', 'redis'],
      ['model-storage', 'bucket', undefined],
    ]);
    expect(unit.values.STORAGE_PREFIX).toEqual({ literal: 'models/textnlp' });
  });
});
