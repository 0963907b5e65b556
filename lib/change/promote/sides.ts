import { type Problem, isError } from '../../model/problem';
import type { Environment } from '../../model/environment';
import { type Layer } from '../../resolve/settings/layers';
import { layersOf } from '../../resolve/settings/service-layers';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import { type ServiceSources, load, platforms } from '../../spec/load';
import { builtIn, tablesOf } from '../../synth/toolkit';
import { readService } from '../../synth/units/analyze';
import { parseText, settleContext } from '../../synth/units/platform';

/** A service in one environment, by the layers that set its keys. */
export interface LayeredService {
  readonly environment: Environment;
  readonly layers: readonly Layer[];
}

/** A service in several environments, or why it cannot be read. */
export interface LayeredServices {
  readonly problems: readonly Problem[];
  readonly platform?: string;
  readonly sources?: ServiceSources;
  readonly found: readonly LayeredService[];
}

/** What a promotion is about. */
export interface Names {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  /** @default - the one that has the service */
  readonly platform?: string;
}

/** Reads a service's layers in both environments. */
export function readSides(root: string, { service, from, to, platform }: Names): LayeredServices {
  const tables = { ...tablesOf(builtIn), parse: parseText };
  const names = platforms(root).value.filter((name) => !platform || name === platform);
  const all = names.map((name) => ({ name, sources: load(root, name).value }));
  const own = all.find(({ sources }) => sources.services.some(({ name }) => name === service));
  const services = all.flatMap(({ sources }) => sources.services.map(({ name }) => name));
  if (!own) return { problems: [unknown('service', services, service)], found: [] };

  const { value: context, problems: common } = settleContext(own.sources, tables);
  const sources = own.sources.services.find(({ name }) => name === service)!;
  const { value: parsed, problems: read } = readService(sources, tables);
  const problems = [...common, ...read].filter(isError);
  if (!context || !parsed || problems.length > 0) return { problems, found: [] };
  const known = context.environments.map(({ environment }) => environment.name);
  const missing = [from, to].filter((name) => !known.includes(name)).map((name) => unknown('environment', known, name));
  const found = [from, to].flatMap((name) =>
    context.environments
      .filter(({ environment }) => environment.name === name)
      .map((inputs) => ({ environment: inputs.environment, layers: layersOf(parsed, inputs) })),
  );
  return { problems: missing, platform: own.name, sources, found };
}

function unknown(what: string, known: readonly string[], got: string): Problem {
  const message = expected(oneOf(known, got), got, didYouMean(got, known));
  return { file: `<${what}>`, line: 1, column: 1, path: '', code: 'E355', message };
}
