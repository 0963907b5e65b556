import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gateways } from '../../lib/kubernetes/gateways';
import type { Artifact } from '../../lib/model/artifact';
import { formatProblem } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { isMapping } from '../../lib/model/mapping';
import { renderUnit } from '../../lib/synth/render/layers';
import { builtIn } from '../../lib/synth/toolkit';
import { unitsOf } from '../../lib/synth/units/all';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const source = (name: string, file: string, text: string) => ({ name, file, text });
const services = readdirSync(join(root, 'services/inferloop'));

/** An environment that may be on any cloud, large enough for all services; one word says which. */
const moved = (cloud: string) => `stage: staging
cloud: ${cloud}
placements:
  aws: { region: us-east-1, account: "111111111111" }
  azure: { region: eastus, account: 00000000-0000-0000-0000-000000000333, deployers: [00000000-0000-0000-0000-000000000a01] }
  google: { region: us-central1, account: inferloop-production }
state: { backend: s3, store: inferloop-moved-state, region: us-east-1 }
cluster: { issuer: https://issuer.example.com/moved${cloud === 'local' ? '' : ', nodePools: { general: { max: 40 } }'} }
shared:
  postgres: { kind: database, type: postgres, version: 16, storage: 50Gi, parameters: { max_connections: 2000 } }
  redis: { kind: cache, type: redis }
  storage: { kind: bucket, default: true }
  model-storage: { kind: bucket }
  jobs: { kind: queue, visibilityTimeout: 15m }
`;
const overlay = 'spec: { service: { image: { tag: 1.0.0 } }, resources: { gpu: 0 } }';

/** A Kubernetes object, and what is listed in it by name. */
interface Object_ extends Readonly<Record<string, unknown>> {
  readonly kind: string;
}

/** What one service of inferloop is in the cluster, by phase, kind and name. */
async function objects(environment: string, asked: string, more = ''): Promise<Readonly<Record<string, Object_>>> {
  const { value, problems } = unitsOf(
    {
      platform: source('inferloop', 'platform.yaml', read('apps/inferloop/platform.yaml')),
      environments: [source('moved', 'moved.yaml', environment)],
      services: services.map((name) => ({
        name,
        config: source(name, name, read(`services/inferloop/${name}/deployment-config.yaml`)),
        overlays: [
          source(
            'moved',
            `${name}/moved`,
            name === asked && more ? `${overlay}\n`.replace(' } }\n', ` }, ${more} }`) : overlay,
          ),
        ],
        extras: [],
      })),
    },
    { facts, gateways },
  );
  expect(problems.filter(({ code }) => code !== 'W206').map(formatProblem)).toEqual([]);
  const unit = value.units.find(({ service }) => service.name === asked)!;
  const { value: artifacts } = await renderUnit(unit, 'kubernetes', { root: '.', toolkit: builtIn });
  return Object.fromEntries(artifacts.map((one) => [keyOf(one), byName(one.body) as Object_]));
}

/** Phase and file, without the hash that tells two contracts apart. */
function keyOf({ path }: Artifact): string {
  return path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/-[0-9a-f]{6}(?=[-.])/g, '');
}

/** Data with each list of named things as a mapping by their names; whether the order counts, Kubernetes says. */
function byName(value: unknown): unknown {
  if (Array.isArray(value)) {
    const names = value.map((one) => (isMapping(one) ? (one.name ?? one.secretKey) : undefined));
    return names.every((name) => typeof name === 'string')
      ? Object.fromEntries(names.map((name, index) => [name, byName(value[index])]))
      : value;
  }
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, byName(inner)]));
}

/** Where two values differ; lists of unnamed things are one value, and so is a variable. */
function differences(a: unknown, b: unknown, path: readonly string[] = []): string[] {
  if (isDeepStrictEqual(a, b)) return [];
  if (!isMapping(a) || !isMapping(b) || ['env', 'data'].includes(path.at(-2) ?? '')) return [path.join('/')];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differences(a[key], b[key], [...path, key]),
  );
}

/** Variables that say where a backing is, whose it is and who may open it; all others are the same everywhere. */
const variables = [
  // Endpoints and physical names.
  'DATABASE_HOST',
  'CACHE_HOST',
  'CACHE_PORT',
  'STORAGE_(MODEL_STORAGE_)?PROVIDER',
  'STORAGE_(MODEL_STORAGE_)?BUCKET_NAME',
  'STORAGE_(MODEL_STORAGE_)?ENDPOINT(_URL)?',
  'STORAGE_(MODEL_STORAGE_)?REGION',
  'QUEUE_PROVIDER',
  'QUEUE_NAME',
  'QUEUE_URL',
  // Identity.
  'CACHE_USER',
  'AZURE_CLIENT_ID',
  'AZURE_TENANT_ID',
  'AZURE_PRINCIPAL_ID',
  // A key of a Secret that is drawn in the cluster.
  'DATABASE_PASSWORD',
];

/** What a server in the cluster has otherwise: keys where no identity opens the door, and no TLS inside the namespace. */
const ofOwnServers = [
  'DATABASE_NAME',
  'DATABASE_USER(NAME)?',
  'DATABASE_SSL_MODE',
  'CACHE_TLS',
  'STORAGE_(MODEL_STORAGE_)?ACCESS_KEY',
  'STORAGE_(MODEL_STORAGE_)?SECRET_KEY',
  // Drawn in the cluster, a Secret a value.
  'JWT_SIGNING_KEY',
];

const env = (names: readonly string[]) =>
  new RegExp(`^spec/template/spec/(initContainers|containers)/[\\w-]+/env/(${names.join('|')})$`);
/** What a pod's values come from: its pods are replaced when that changes. */
const contract = /^spec\/template\/metadata\/annotations\/strata\.dev\/bundle$/;
const identityLabel = /^spec\/template\/metadata\/labels\/azure\.workload\.identity\/use$/;

/** The neutral name of a StorageClass is each cloud's own. */
const storageClass = /^spec\/template\/spec\/volumes\/\w+\/ephemeral\/volumeClaimTemplate\/spec\/storageClassName$/;

/** What a login knows a cloud's databases by; Google's have a certificate each, which only an apply tells. */
const certificates = /^data\/ca\.pem$/;
const isCertificates = (key: string) => /^login\/configmap-.*-login\.yaml$/.test(key);
const others = (objects: object) =>
  Object.keys(objects)
    .filter((key) => !isCertificates(key))
    .sort();

/** All that may differ between two clouds, by kind and field. */
const allowed = (names: readonly string[]): Readonly<Record<string, readonly RegExp[]>> => ({
  Deployment: [env(names), identityLabel, storageClass, contract],
  Job: [
    env(names),
    identityLabel,
    contract,
    /^spec\/template\/spec\/containers\/login\/(envFrom|volumeMounts|env\/DATABASE_CA)$/,
    /^spec\/template\/spec\/volumes$/,
  ],
  // Bundle and its keys.
  ExternalSecret: [new RegExp(`^spec/data/(${names.join('|')}|LOGIN_PASSWORD)$`), /^spec\/target\/name$/],
  NetworkPolicy: [/^spec\/egress$/],
  ConfigMap: [certificates],
  ServiceAccount: [/^metadata\/annotations(\/iam\.gke\.io\/gcp-service-account)?$/],
});

/** Differences that nothing above allows. */
function unexpected(
  here: Readonly<Record<string, Object_>>,
  there: Readonly<Record<string, Object_>>,
  names: readonly string[] = variables,
): string[] {
  const fields = allowed(names);
  return Object.keys(here)
    .filter((key) => key in there)
    .flatMap((key) =>
      differences(here[key], there[key])
        .filter((path) => !(fields[here[key]!.kind] ?? []).some((one) => one.test(path)))
        .map((path) => `${key}: ${path}`),
    );
}

describe.each(['tabular', 'auth-service', 'textnlp', 'job-workers'])('%s of inferloop, moved by one word', (name) => {
  const clouds = ['aws', 'azure', 'google', 'local'] as const;
  const all: Partial<Record<(typeof clouds)[number], Readonly<Record<string, Object_>>>> = {};
  beforeAll(async () => {
    for (const cloud of clouds) all[cloud] = await objects(moved(cloud), name);
  });

  test.each([
    ['aws', 'azure'],
    ['azure', 'google'],
    ['google', 'aws'],
  ] as const)('from %s to %s, is the same objects with other names, endpoints, identity and keys', (from, to) => {
    const [here, there] = [all[from]!, all[to]!];
    expect(others(there)).toEqual(others(here));
    expect(unexpected(here, there)).toEqual([]);
    // They are no copies of each other either.
    const moves =
      name === 'tabular'
        ? 'run/deployment-tabular.yaml'
        : Object.keys(here).find((key) => key.startsWith('run/deployment'))!;
    expect(here[moves]).not.toEqual(there[moves]);
  });

  test('from google to the cluster itself, runs the same objects, beside servers of its own', () => {
    const [here, there] = [all.google!, all.local!];
    expect(unexpected(here, there, [...variables, ...ofOwnServers])).toEqual([]);
    const kindsOf = (keys: readonly string[]) => [...new Set(keys.map((key) => key.split('-')[0]))].sort();
    const gone = Object.keys(here).filter((key) => !(key in there));
    const come = Object.keys(there).filter((key) => !(key in here));
    // What Terraform handed over comes from nowhere, and nobody logs in at a server of others.
    expect(kindsOf(gone).filter((kind) => !/^(bindings\/externalsecret|login\/)/.test(kind!))).toEqual([]);
    expect(come.filter((key) => !key.startsWith('bindings/'))).toEqual([]);
    expect(Object.keys(here).filter((key) => key.startsWith('run/'))).toEqual(
      Object.keys(there).filter((key) => key.startsWith('run/')),
    );
  });
});

test('one backing alone moves by the word beside it', async () => {
  const on = (cloud: string) =>
    objects(moved('aws'), 'syndoc', `integrations: { storage: { buckets: { documents: { cloud: ${cloud} } } } }`);
  const [aws, azure] = [await on('aws'), await on('azure')];
  expect(Object.keys(azure).sort()).toEqual(Object.keys(aws).sort());
  expect(unexpected(aws, azure)).toEqual([]);
  const [here, there] = [aws, azure].map((one) => one['run/deployment-syndoc.yaml']!);
  const changed = differences(here, there).map((path) => path.split('/').at(-1)!);
  expect(changed.filter((path) => /^(DATABASE|CACHE|QUEUE)_/.test(path))).toEqual([]);
  // More comes through the bundle, so that pods wait for another one.
  expect(changed).toEqual(expect.arrayContaining(['STORAGE_BUCKET_NAME', 'AZURE_CLIENT_ID', 'bundle']));
});

test('a difference that is not allowed is found', async () => {
  const here = await objects(moved('aws'), 'tabular');
  const there = await objects(moved('azure').replace('staging', 'development'), 'tabular');
  expect(unexpected(here, there).length).toBeGreaterThan(0);
});
