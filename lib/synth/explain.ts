import { isError, type Position, type Problem } from '../model/problem';
import { written } from '../resolve/settings/canonical';
import { at } from '../model/mapping';
import { merge } from '../resolve/settings/layers';
import { layersOf } from '../resolve/settings/service-layers';
import { didYouMean, expected, oneOf } from '../spec/hints';
import { load, platforms } from '../spec/load';
import { withoutNotes } from '../spec/notes';
import type { Settings } from '../spec/service-spec';
import { builtIn, tablesOf, type Toolkit } from './toolkit';
import { readService } from './units/analyze';
import { parseText, settleContext } from './units/platform';

/** Origin of a value. */
export interface Explanation {
  readonly path: string;
  readonly value: unknown;
  /** Every layer that sets it, in order of precedence. */
  readonly layers: readonly {
    readonly origin: string;
    readonly position?: Position;
    readonly value: unknown;
    readonly wins: boolean;
  }[];
}

/** Reads the layers of one service, and returns the value of each at one path, such as `deployment.replicas.min`. */
export function explain(
  root: string,
  service: string,
  environment: string,
  path: string,
  platform?: string,
  toolkit: Toolkit = builtIn,
): { readonly explanation?: Explanation; readonly problems: readonly Problem[] } {
  const tables = { ...tablesOf(toolkit), parse: parseText };
  const names = platforms(root).value.filter((name) => !platform || name === platform);
  const sources = names.map((name) => load(root, name).value);
  const source = sources.find(({ services }) => services.some(({ name }) => name === service));
  if (!source)
    return {
      problems: [
        wrong(
          'service',
          sources.flatMap(({ services }) => services.map(({ name }) => name)),
          service,
        ),
      ],
    };

  const { value: context, problems: common } = settleContext(source, tables);
  // An unreadable layer would silently be ignored.
  const own = source.services.find(({ name }) => name === service)!;
  const { value: parsed, problems: ownProblems } = readService(own, tables);
  const problems = [...common, ...ownProblems];
  const files = [
    source.platform,
    own.config,
    ...[...source.environments, ...own.overlays].filter(({ name }) => name === environment),
  ];
  const broken = problems.filter((one) => isError(one) && files.some(({ file }) => file === one.file));
  if (!context || broken.length) return { problems: broken.length ? broken : problems };
  const inputs = context.environments.find((one) => one.environment.name === environment);
  if (!parsed) return { problems };
  if (!inputs)
    return {
      problems: [
        wrong(
          'environment',
          context.environments.map((one) => one.environment.name),
          environment,
        ),
      ],
    };

  const keys = path.split('.');
  const layers = layersOf(parsed, inputs);
  const whole = withoutNotes(merge(layers)) as Settings;
  const value = at(whole, keys);
  if (value === undefined) {
    const parent = at(whole, keys.slice(0, -1));
    const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : Object.keys(whole);
    return { problems: [wrong('path', known, keys.at(-1)!)] };
  }
  const saying = layers.flatMap(({ origin, settings, locate, moves }) => {
    const said = at(settings, keys);
    return said === undefined ? [] : [{ origin, value: withoutNotes(said), position: locate?.(written(keys, moves)) }];
  });
  return {
    explanation: { path, value, layers: saying.map((one, index) => ({ ...one, wins: index === saying.length - 1 })) },
    problems: [],
  };
}

function wrong(what: string, known: readonly string[], got: string): Problem {
  return {
    file: `<${what}>`,
    line: 1,
    column: 1,
    path: '',
    code: 'E355',
    message: expected(oneOf(known, got), got, didYouMean(got, known)),
  };
}
