import { gateways } from '../../lib/kubernetes/gateways';
import { formatProblem, type Outcome, type Problem } from '../../lib/model/problem';
import type { Unit } from '../../lib/model/unit';
import { facts } from '../../lib/providers/facts';
import type { Sources } from '../../lib/spec/load';
import { type AllUnits, unitsOf } from '../../lib/synth/units/all';

/** YAML texts by name. */
type Texts = Readonly<Record<string, string>>;

/** A shop's files; what a test does not write is as small as can be. */
export interface Shop {
  readonly platform?: string;
  readonly environments?: Texts;
  readonly services?: Texts;
  /** By service, then by environment. */
  readonly overlays?: Readonly<Record<string, Texts>>;
  /** Dashboards by service, then by the path of their file. */
  readonly dashboards?: Readonly<Record<string, Texts>>;
}

/** Account of an environment at each cloud, as its placement says it. */
const accounts: Readonly<Record<string, string>> = {
  aws: '"111111111111"',
  azure: '00000000-0000-0000-0000-000000000002, deployers: [00000000-0000-0000-0000-000000000a01]',
  google: 'acme-live',
  ionos: '"22222222"',
};

const backends: Readonly<Record<string, string>> = { aws: 's3', azure: 'azurerm', google: 'gcs', ionos: 's3' };

/** A line that places an environment at a cloud. */
export function placement(cloud: string, region: string): string {
  return `placements: { ${cloud}: { region: ${region}, account: ${accounts[cloud]} } }`;
}

/** Lines that place an environment at a cloud, with its state. */
export function placed(cloud: string, region: string, stateRegion = region): string {
  return `${placement(cloud, region)}\nstate: { backend: ${backends[cloud]}, store: shopstate, region: ${stateRegion} }`;
}

/** A region of each cloud. */
export const somewhere: Readonly<Record<string, string>> = {
  aws: 'eu-central-1',
  azure: 'germanywestcentral',
  google: 'europe-west3',
  ionos: 'de-fra',
  cloudflare: 'auto',
  local: 'local',
};

/** The least that a platform must say. */
export const platform = `
domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
`;

const placements = `
placements:
  aws: { region: eu-central-1, account: "111111111111", failoverRegion: eu-west-1 }
  azure: { region: germanywestcentral, account: "00000000-0000-0000-0000-000000000002", deployers: ["00000000-0000-0000-0000-000000000a01"] }
`;

const shared = `
shared:
  postgres: { kind: database }
  redis: { kind: cache }
  storage: { kind: bucket, default: true }
`;

/** An environment on AWS that may keep backings on Azure, with what services commonly share. */
export const live = `
stage: production
cloud: aws
state: { backend: s3, store: shop-live-state, region: eu-central-1 }
cluster: { name: live, issuer: "https://issuer.example.com/live" }
${placements}${shared}`;

/** An environment inside one cluster. */
export const home = `
stage: development
cloud: local
${shared}`;

/** A service of one name: settings in YAML, under `spec`. */
export function service(name: string, settings = '', metadata = ''): string {
  const below = (text: string, indent: string) =>
    text
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => indent + line)
      .join('\n');
  const image = /^ {0,2}service:/m.test(settings) ? '' : 'service: { image: { tag: "1.0" } }';
  return [
    'apiVersion: strata.dev/v1',
    'kind: ServiceDeployment',
    'metadata:',
    `  name: ${name}`,
    below(metadata, '  '),
    'spec:',
    below(image, '  '),
    below(settings, '  '),
  ]
    .filter(Boolean)
    .join('\n');
}

const source = (name: string, file: string, text: string) => ({ name, file, text });

/** The files as they would lie on disk. */
export function sourcesOf({
  platform: text = platform,
  environments = { live },
  services = {},
  overlays = {},
  dashboards = {},
}: Shop): Sources {
  const folder = 'services/shop';
  return {
    platform: source('shop', 'apps/shop/platform.yaml', text),
    environments: Object.entries(environments).map(([name, one]) =>
      source(name, `apps/shop/environments/${name}.yaml`, one),
    ),
    services: Object.entries(services).map(([name, one]) => ({
      name,
      config: source(name, `${folder}/${name}/deployment-config.yaml`, one),
      overlays: Object.entries(overlays[name] ?? {}).map(([environment, overlay]) =>
        source(environment, `${folder}/${name}/environments/${environment}.yaml`, overlay),
      ),
      extras: [],
      dashboards: Object.entries(dashboards[name] ?? {}).map(([file, json]) =>
        source(file, `${folder}/${name}/${file}`, json),
      ),
    })),
  };
}

/** What the built-in clouds and gateways make of a shop. */
export function shop(files: Shop): Outcome<AllUnits> {
  return unitsOf(sourcesOf(files), { facts, gateways });
}

/** The only unit of a shop that has nothing wrong with it. */
export function unitOf(settings: string, environment: 'live' | 'home' = 'live', others: Texts = {}): Unit {
  const { value, problems } = shopOf(settings, environment, others);
  if (problems.length) throw new Error(told(problems).join('\n'));
  return value.units.find((unit) => unit.service.name === 'api')!;
}

/** A service `api` of these settings, beside others, in one environment. */
export function shopOf(settings: string, environment: 'live' | 'home' = 'live', others: Texts = {}) {
  const environments = { [environment]: { live, home }[environment] };
  return shop({ environments, services: { api: service('api', settings), ...others } });
}

/** Problems as lines, the folders left out. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map((one) =>
    formatProblem({ ...one, file: one.file.replace('services/shop/', '').replace('apps/shop/', '') }),
  );
}

/** What is wrong with the settings of one service. */
export function problemsOf(settings: string, environment: 'live' | 'home' = 'live', others: Texts = {}): string[] {
  return told(shopOf(settings, environment, others).problems);
}

/** Codes of what is wrong. */
export function codesOf(settings: string, environment: 'live' | 'home' = 'live', others: Texts = {}): string[] {
  return shopOf(settings, environment, others).problems.map(({ code }) => code);
}
