import { gather, type Outcome, type Problem } from '../../model/problem';
import type { ListedService } from '../../resolve/link/service-index';
import { publicInterfaceOf, unreadInterface } from '../../resolve/link/public-interface';
import { type ServiceFiles, type Settled, settle } from '../../resolve/service/settle';
import { oneOf } from '../../spec/hints';
import type { ServiceSources } from '../../spec/load';
import { overlaySpec, serviceSpec } from '../../spec/service-spec';
import { parseDashboards } from '../../spec/dashboards/parse-dashboards';
import { parseExtras } from '../../spec/extras/parse-extras';
import { terraformCode } from '../render/terraform-code';
import type { PlatformContext, Tables } from './platform';
import { byName } from './snapshot';

/** By environment. */
export type PerEnvironment<T> = Readonly<Record<string, T>>;

/** Public interfaces of a service by environment, as plain data. */
export interface Listing {
  readonly name: string;
  readonly environments: PerEnvironment<ListedService>;
}

/** Analysis of a service alone. */
export interface ServiceAnalysis {
  readonly name: string;
  readonly problems: readonly Problem[];
  /** Its environments; without `settled` where its texts could not be read. */
  readonly environments: PerEnvironment<{ readonly settled?: Settled; readonly listed: ListedService }>;
}

/** Reads a service's texts and settles it in each environment. */
export function analyze(sources: ServiceSources, context: PlatformContext, tables: Tables): ServiceAnalysis {
  const { value: files, problems } = readService(sources, tables);
  const { environments, named, platform } = context;
  const isRead = (environment: string) => files && !files.unread.includes(environment);
  const unread = { listed: { publicInterface: unreadInterface(sources.name), calls: [], mentions: [] } };
  const all = environments.map(
    (inputs): Outcome<readonly (readonly [string, ServiceAnalysis['environments'][string]])[]> => {
      const { name } = inputs.environment;
      // With unreadable parts, problems of the rest would be misleading.
      if (!isRead(name)) return { value: [[name, unread]], problems: [] };
      const { value: settled, problems: found } = settle(files!, inputs);
      if (!settled) return { value: [], problems: found };
      const { calls } = settled.service;
      const listed = {
        publicInterface: publicInterfaceOf(settled, inputs),
        calls,
        mentions: settled.textReferences.mentions,
      };
      const code = terraformCode(files!.extras, settled.service.overrides, platform.allow?.terraform);
      return { value: [[name, { settled, listed }]], problems: [...found, ...code] };
    },
  );
  const stray = files ? strayOverlays(files, named) : [];
  return {
    name: sources.name,
    environments: Object.fromEntries(all.flatMap(({ value }) => value)),
    problems: [...problems, ...stray, ...all.flatMap(({ problems: found }) => found)],
  };
}

/** Public interfaces of a service. */
export function listingOf({ name, environments }: ServiceAnalysis): Listing {
  const all = Object.entries(environments).map(([environment, { listed }]) => [environment, listed] as const);
  return { name, environments: Object.fromEntries(all) };
}

/** Parses all files of a service. */
export function readService(
  { name, config, overlays, extras, dashboards = [], extend }: ServiceSources,
  { facts, parse }: Pick<Tables, 'facts' | 'parse'>,
): Outcome<ServiceFiles | undefined> {
  const main = parse(() => serviceSpec(facts), config);
  const over = gather(byName(overlays).map((source) => parse(() => overlaySpec(facts), source)));
  const extra = parseExtras(extras);
  const shown = parseDashboards(dashboards);
  const problems = [...main.problems, ...over.problems, ...extra.problems, ...shown.problems];
  if (!main.value) return { value: undefined, problems };
  const { spec, locate } = main.value;
  if (spec.metadata.name !== name)
    problems.push({
      ...locate(['metadata', 'name']),
      code: 'E349',
      message: `expected ${name}, the name of its folder, got ${spec.metadata.name}`,
    });
  const unread = overlays.map((one) => one.name).filter((one) => !over.value.some((read) => read.name === one));
  const unusable = dashboards.map((one) => one.name).filter((one) => !shown.value.some(({ file }) => file === one));
  return {
    value: {
      ...{ name, unread, config: main.value, overlays: over.value, extras: extra.value, extend },
      dashboards: { read: shown.value, unusable },
    },
    problems,
  };
}

/** Overlays of environments that do not exist. */
function strayOverlays({ config, overlays }: ServiceFiles, known: readonly string[]): Problem[] {
  const message = (name: string) => `expected ${oneOf(known, name)}, got ${name}: no such environment`;
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
