import fc from 'fast-check';
import { gateways } from '../../lib/kubernetes/gateways';
import { facts } from '../../lib/providers/facts';
import { environmentSpec } from '../../lib/spec/environment-spec';
import { platformSpec } from '../../lib/spec/platform-spec';
import { overlaySpec, serviceSpec } from '../../lib/spec/service-spec';
import { Values } from './values';

/** A mapping as plain data. */
export type Mapping = Readonly<Record<string, unknown>>;

/** All files of a platform by the path under which they lie, as plain data. */
export type Documents = Readonly<Record<string, Mapping>>;

const platformFile = 'apps/shop/platform.yaml';
const environmentFile = (name: string) => `apps/shop/environments/${name}.yaml`;
const serviceFile = (name: string) => `services/shop/${name}/deployment-config.yaml`;
const overlayFile = (name: string, environment: string) => `services/shop/${name}/environments/${environment}.yaml`;

const platform = {
  domain: 'example.com',
  registry: 'ghcr.io/acme',
  gitops: { repository: 'https://example.com/shop' },
};

/** Accounts of clouds that do not count them. */
const accounts: Readonly<Record<string, string>> = {
  azure: '00000000-0000-0000-0000-000000000002',
  google: 'acme-live',
  cloudflare: '0123456789abcdef0123456789abcdef',
};

/** An environment on a cloud, its cluster somebody else's: what makes a cluster is made anew for each, and slow. */
const environment = (cloud: string, existing: boolean) => ({
  stage: 'staging',
  cloud,
  placements: {
    [cloud]: { region: 'eu-central-1', account: accounts[cloud] ?? '111111111111', failoverRegion: 'eu-west-1' },
  },
  state: { backend: 's3', store: 'shop-state', region: 'eu-central-1' },
  cluster: { ...(existing ? { existing: 'theirs' } : {}), issuer: 'https://issuer.example.com' },
  shared: { postgres: { kind: 'database' }, redis: { kind: 'cache' }, storage: { kind: 'bucket', default: true } },
});

const environments = Object.keys(facts).flatMap((cloud) => [
  { weight: 8, arbitrary: fc.constant(environment(cloud, true)) },
  { weight: 1, arbitrary: fc.constant(environment(cloud, false)) },
]);

const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ServiceDeployment',
  metadata: { name },
  spec: { service: { image: { tag: '1.0' } } },
});

/** A mapping with another one's keys laid over it; mappings under one key merge. */
export function merge(under: Mapping, over: Mapping): Mapping {
  const isMapping = (value: unknown): value is Mapping =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const merged = Object.entries(over).map(([key, value]) => {
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isMapping(below) && isMapping(value) ? merge(below, value) : value];
  });
  return { ...under, ...Object.fromEntries(merged) };
}

const values = new Values();
const sometimes = (value: fc.Arbitrary<unknown>) => fc.option(value, { nil: {}, freq: 2 }) as fc.Arbitrary<Mapping>;
const drawn = {
  platform: values.of(platformSpec(facts, Object.keys(gateways))),
  environment: values.of(environmentSpec(facts, gateways)),
  service: values.of(serviceSpec(facts)) as fc.Arbitrary<Mapping>,
  overlay: values.of(overlaySpec(facts)),
};

/** The least that a file must say; nothing for one that need not be. */
export function fewest(file: string, document: Mapping): Mapping | undefined {
  const name = /^services\/shop\/([^/]+)\/deployment-config/.exec(file)?.[1];
  if (name) return service(name);
  if (file === platformFile) return platform;
  const { stage, cloud, placements, state, cluster } = document;
  return file.startsWith('apps/') ? { stage, cloud, placements, state, cluster } : undefined;
}

/** Platforms of one environment and one or two services, by the schemas of their files. */
export const documents: fc.Arbitrary<Documents> = fc
  .record({
    platform: sometimes(drawn.platform).map((over) => merge(over, platform)),
    base: fc.oneof(...environments),
    environment: sometimes(drawn.environment),
    services: fc.array(drawn.service, { minLength: 1, maxLength: 2 }),
    overlay: fc.option(drawn.overlay as fc.Arbitrary<Mapping>, { freq: 1 }),
  })
  .map(({ platform: one, base, environment: over, services, overlay }) => ({
    [platformFile]: one,
    // Which cloud it is on and where decides of what the rest means.
    [environmentFile('live')]: merge(over, base),
    ...Object.fromEntries(
      services.map((said, index) => {
        const name = index === 0 ? 'api' : 'other';
        return [serviceFile(name), merge(said, service(name))];
      }),
    ),
    ...(overlay ? { [overlayFile('api', 'live')]: overlay } : {}),
  }));
