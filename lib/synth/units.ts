import type { ClusterUnit } from '../model/cluster-unit';
import type { FactsTable } from '../model/facts';
import type { Gateways } from '../kubernetes/gateways/gateway';
import { gather, isError, type Outcome, type Problem } from '../model/problem';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import { checkWhole } from '../resolve/check';
import { linkClusters } from '../resolve/clusters';
import { settleEnvironments } from '../resolve/environments';
import { layerOf } from '../resolve/layers';
import { link } from '../resolve/link';
import { linkData } from '../resolve/shared';
import { settlePlatform } from '../resolve/platform';
import { type ServiceFiles, settle, type Surroundings } from '../resolve/settle';
import { foundations } from '../resolve/foundations';
import { environmentSpec } from '../spec/environment-spec';
import type { ServiceSources, Sources } from '../spec/load';
import { parse as parseAnew } from '../spec/parse';
import { perTable } from '../spec/per-table';
import { platformSpec } from '../spec/platform-spec';
import { overlaySpec, serviceSpec } from '../spec/service-spec';
import { parseExtras } from './extras';
import type { Parse } from './parsings';
import type { Ownership } from './scope';

/** Everything that a platform's files describe, closed. */
export interface PlatformUnits {
  readonly units: readonly Unit[];
  readonly data: readonly DataUnit[];
  readonly stacks: readonly StackUnit[];
  readonly clusters: readonly ClusterUnit[];
  readonly ownerships: readonly Ownership[];
}

/** The tables that a platform's files are read with. */
export interface Reading {
  readonly facts: FactsTable;
  readonly gateways: Gateways;
  /** @default - each text is read anew */
  readonly parse?: Parse;
}

const platformSchema = perTable((gateways: Gateways) =>
  perTable((facts: FactsTable) => platformSpec(facts, Object.keys(gateways))),
);

/** Every unit of a platform, and all that is wrong with its files. */
export function unitsOf(sources: Sources, reading: Reading): Outcome<PlatformUnits> {
  const { value: read, problems } = readPlatform(sources, reading);
  if (!read) return { value: { units: [], data: [], stacks: [], clusters: [], ownerships: [] }, problems };

  const { platform, surroundings, located, services, known } = read;
  const { facts, gateways } = reading;
  const linked = surroundings.map((around) => {
    const settled = gather(services.map((files) => settle(files, around)));
    const made = link(settled.value, { platform, environment: around.environment, facts, gateways, known });
    const problems = [...settled.problems, ...made.problems];
    return { value: made.value.map((unit, index) => ({ unit, settled: settled.value[index]! })), problems };
  });
  const environments = surroundings.map(({ environment }) => environment);
  const closed = linked.flatMap(({ value }) => value);
  const units = closed.map(({ unit }) => unit);
  const grounds = environments.map((environment) => ({ platform, environment, facts }));
  const data = grounds.flatMap(
    (ground) =>
      linkData(
        ground,
        units.filter(({ environment }) => environment === ground.environment).map(({ service }) => service),
      ) ?? [],
  );
  const founded = grounds.flatMap((ground, index) =>
    foundations(ground).map((stack) => ({
      stack,
      environment: ground.environment.name,
      locate: located[index]!,
    })),
  );
  const all = [...problems, ...linked.flatMap((one) => one.problems), ...checkWhole(closed, founded)];
  const ownerships = environments.map(({ cluster, clusterOwner }) => ({
    platform: platform.name,
    cluster: cluster.name,
    environment: clusterOwner,
  }));
  // An erroneous unit may be half made: nothing is built on it.
  if (all.some(isError))
    return { value: { units, data, stacks: [], clusters: [], ownerships }, problems: distinct(all) };
  return {
    value: {
      units,
      data,
      stacks: [...new Map(founded.map(({ stack }) => [stack.name, stack])).values()],
      clusters: linkClusters({ platform, environments, units, data, facts, gateways }),
      ownerships,
    },
    problems: distinct(all),
  };
}

/** A platform's files, parsed and settled as far as they stand alone; nothing where the platform itself is broken. */
export function readPlatform(found: Sources, { facts, gateways, parse = parseAnew }: Reading) {
  const sources = ordered(found);
  const platforms = gather([parse(platformSchema(gateways)(facts), sources.platform)]);
  const environments = gather(sources.environments.map((source) => parse(environmentSpec(facts), source)));
  const services = gather(sources.services.map((source) => readService(source, facts, parse)));
  const overlays = services.value.flatMap((files) => strayOverlays(files, sources));
  const problems = [...platforms.problems, ...environments.problems, ...services.problems, ...overlays];
  const [written] = platforms.value;
  if (!written) return { value: undefined, problems };

  const platform = settlePlatform(written);
  const known = sources.services.map(({ name }) => name);
  const settled = settleEnvironments(environments.value, {
    platform,
    facts,
    services: known,
    kept: [...Object.values(gateways).map(({ namespace }) => namespace), 'cert-manager', 'external-secrets'],
  });
  const surroundings: Surroundings[] = settled.value.map(({ environment, spec, locate }) => ({
    platform,
    environment,
    facts,
    services: known,
    defaults: [
      ...layerOf('platform', written.spec.defaults?.spec, written.locate, ['defaults', 'spec']),
      ...layerOf('environment', spec.defaults?.spec, locate, ['defaults', 'spec']),
    ],
    words: [written, { spec, locate }].flatMap(({ spec: { defaults }, locate: at }) =>
      defaults?.metadata ? [{ metadata: defaults.metadata, locate: (path) => at(['defaults', ...path]) }] : [],
    ),
  }));
  const located = settled.value.map(({ locate }) => locate);
  const value = { platform, surroundings, located, services: services.value, known };
  return { value, problems: [...problems, ...settled.problems] };
}

/** The same files, by name: in which order a disk lists them must not show. */
function ordered(sources: Sources): Sources {
  const byName = <T extends { readonly name: string }>(all: readonly T[]) =>
    [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  const services = byName(sources.services).map((one) => ({ ...one, overlays: byName(one.overlays) }));
  return { ...sources, environments: byName(sources.environments), services };
}

function readService(
  { name, config, overlays, extras, extend }: ServiceSources,
  facts: FactsTable,
  parse: Parse,
): Outcome<ServiceFiles | undefined> {
  const main = parse(serviceSpec(facts), config);
  const over = gather(overlays.map((source) => parse(overlaySpec(facts), source)));
  const extra = parseExtras(extras);
  const problems = [...main.problems, ...over.problems, ...extra.problems];
  if (!main.value) return { value: undefined, problems };
  const { spec, locate } = main.value;
  if (spec.metadata.name !== name)
    problems.push({
      ...locate(['metadata', 'name']),
      code: 'E349',
      message: `expected ${name}, the name of its folder, got ${spec.metadata.name}`,
    });
  return { value: { name, config: main.value, overlays: over.value, extras: extra.value, extend }, problems };
}

/** Overlays of environments that do not exist. */
function strayOverlays({ config, overlays }: ServiceFiles, { environments }: Sources): Problem[] {
  const known = environments.map(({ name }) => name);
  const message = (name: string) => `expected one of ${known.join(', ')}, got ${name}: no such environment`;
  const inline = Object.keys(config.spec.spec.environments ?? {}).filter((name) => !known.includes(name));
  return [
    ...overlays
      .filter(({ name }) => !known.includes(name))
      .map(({ name, locate }): Problem => ({ ...locate([]), code: 'E350', message: message(name) })),
    ...inline.map((name): Problem => ({
      ...config.locate(['spec', 'environments', name]),
      code: 'E350',
      message: message(name),
    })),
  ];
}

/** What is wrong in every environment is said once, in a line: a value that it quotes may hold several. */
function distinct(found: readonly Problem[]): Problem[] {
  const problems = found.map((one) => ({ ...one, message: one.message.replace(/[\r\n\t]+/g, ' ') }));
  return [
    ...new Map(
      problems.map((one) => [`${one.file}:${one.line}:${one.column}:${one.code}:${one.message}`, one]),
    ).values(),
  ];
}
