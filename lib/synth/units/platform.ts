import type { FactsTable } from '../../model/facts';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Platform } from '../../model/platform';
import { gather, type Locator, type Outcome } from '../../model/problem';
import type { Found } from '../../model/uses';
import { missingCharts, withCharts } from '../../resolve/environment/charts';
import { settleEnvironments } from '../../resolve/environment/environments';
import { layerOf } from '../../resolve/settings/layers';
import { checkPlatformLabels } from '../../resolve/environment/own-labels';
import { settlePlatform } from '../../resolve/environment/platform';
import type { SettleInputs } from '../../resolve/service/settle';
import { missingClasses } from '../../resolve/backing/storage-classes';
import { unknownName } from '../../resolve/link/context';
import { environmentSpec } from '../../spec/environment-spec';
import type { Source, Sources } from '../../spec/load';
import { type Parsed, parse } from '../../spec/parse';
import { perTable } from '../../model/per-table';
import { platformSpec } from '../../spec/platform-spec';
import type { z } from 'zod';

/** Reads one YAML text by a schema, which is built on demand. */
export type Parse = <T>(schema: () => z.ZodType<T>, source: Source) => Outcome<Parsed<T> | undefined>;

/** Tools to read texts. */
export interface Tables {
  readonly facts: FactsTable;
  readonly gateways: GatewayTable;
  readonly parse: Parse;
  /** Receives product versions in use. @default - not needed */
  readonly found?: (use: Found) => void;
  /** Chart versions of controllers, to report them as product versions. @default - not reported */
  readonly charts?: Readonly<Record<string, string>>;
}

/** Parses each text without a cache. */
export const parseText: Parse = (schema, source) => parse(schema(), source);

/** Common context of a platform's services. */
export interface PlatformContext {
  readonly platform: Platform;
  readonly environments: readonly (SettleInputs & { readonly locate: Locator })[];
  /** Names of all environments, including those that could not be settled. */
  readonly named: readonly string[];
  /** Names of all services, including disabled ones. */
  readonly known: readonly string[];
  /** Locator of the platform. */
  readonly locatePlatform: Locator;
}

const schemaOf = perTable((gateways: GatewayTable) =>
  perTable((facts: FactsTable) => platformSpec(facts, Object.keys(gateways))),
);

/**
 * A settled platform with its environments; undefined where the platform itself is broken.
 * @param known - names of all services, where not all sources are here
 */
export function settleContext(
  sources: Sources,
  { facts, gateways, parse, found }: Tables,
  known: readonly string[] = sources.services.map(({ name }) => name),
): Outcome<PlatformContext | undefined> {
  const platforms = gather([parse(() => schemaOf(gateways)(facts), sources.platform)]);
  const environments = gather(
    sources.environments.map((source) => parse(() => environmentSpec(facts, gateways), source)),
  );
  const problems = [...platforms.problems, ...environments.problems];
  const [written] = platforms.value;
  if (!written) return { value: undefined, problems };

  const asWritten = settlePlatform(written);
  checkPlatformLabels(asWritten.name, asWritten.labels, (code, path, message) =>
    problems.push({ ...written.locate(path), code, message }),
  );
  const named = sources.environments.map(({ name }) => name);
  const settled = settleEnvironments(environments.value, {
    platform: asWritten,
    named,
    facts,
    services: known,
    found,
    gateways,
    routing: written.spec.monitoring?.routing && {
      spec: written.spec.monitoring.routing,
      locate: written.locate,
    },
    delivery: written.spec.delivery,
  });
  const platform = withCharts(asWritten, settled.value);
  problems.push(...missingCharts(platform, settled.value, written.locate));
  const missing = missingClasses(
    platform,
    settled.value.map(({ environment }) => environment),
    facts,
  );
  for (const [name, message] of missing)
    problems.push({ ...written.locate(['storageClasses', name]), code: 'E375', message });
  for (const [alias, name] of Object.entries(platform.aliases))
    if (!known.includes(name))
      problems.push({ ...written.locate(['aliases', alias]), code: 'E342', message: unknownName(known, name) });
  const inputs = settled.value.map(({ environment, spec, locate }): PlatformContext['environments'][number] => ({
    platform,
    environment,
    facts,
    gateways,
    locate,
    found,
    services: known,
    missingClasses: missing.map(([name]) => name),
    defaults: [
      ...layerOf('platform', written.spec.defaults?.spec, written.locate, ['defaults', 'spec']),
      ...layerOf('environment', spec.defaults?.spec, locate, ['defaults', 'spec']),
    ],
    commonMetadata: [written, { spec, locate }].flatMap(({ spec: { defaults }, locate: at }) =>
      defaults?.metadata
        ? [{ metadata: defaults.metadata, locate: (path: readonly PropertyKey[]) => at(['defaults', ...path]) }]
        : [],
    ),
  }));
  return {
    value: { platform, environments: inputs, named, known, locatePlatform: written.locate },
    problems: [...problems, ...settled.problems],
  };
}
