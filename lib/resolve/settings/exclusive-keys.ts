import type { Settings } from '../../spec/service-spec';
import { at, isMapping, layer } from './deep-merge';
import { joinPatches } from './strategic-merge';

/** Keys by each of the ways that exclude each other; the first key of a way chooses it. */
type Alternatives = readonly (readonly string[])[];

const probes: Alternatives = [['http'], ['tcp'], ['grpc'], ['exec'], ['path', 'port', 'scheme']];
const hooks: Alternatives = [['exec'], ['http'], ['sleep']];

const exclusiveKeys: readonly (readonly [path: readonly string[], ways: Alternatives])[] = [
  [['healthchecks', 'liveness'], probes],
  [['healthchecks', 'readiness'], probes],
  [['healthchecks', 'startup'], probes],
  [['lifecycle', 'preStop'], hooks],
  [['lifecycle', 'postStart'], hooks],
];

/** Settings without the ways that the settings above them replace by another. */
export function withoutReplaced(above: Settings, below: Settings): Settings {
  return exclusiveKeys.reduce<Settings>(
    (left, [path, ways]) => {
      const chosen = at(above, path);
      const before = at(left, path);
      if (!isMapping(chosen) || !isMapping(before)) return left;
      const kept = ways.filter(([first]) => chosen[first!] !== undefined);
      if (kept.length === 0) return left;
      const gone = ways.flat().filter((key) => !kept.flat().includes(key));
      const rest = Object.fromEntries(Object.entries(before).filter(([key]) => !gone.includes(key)));
      const [part, name] = path as [keyof Settings, string];
      return { ...left, [part]: { ...(left[part] as object), [name]: rest } };
    },
    withoutVariables(above, below),
  );
}

/** Sorts of variables: a name is of one of them. */
const sorts = ['variables', 'secrets', 'references'] as const;

/** Settings without the variables that the settings above them say anew, whatever they were before. */
function withoutVariables(above: Settings, below: Settings): Settings {
  const said = new Set(sorts.flatMap((sort) => Object.keys(above.config?.[sort] ?? {})));
  if (!below.config || said.size === 0) return below;
  const left = sorts.flatMap((sort) => {
    const all = below.config![sort];
    return all ? [[sort, Object.fromEntries(Object.entries(all).filter(([name]) => !said.has(name)))] as const] : [];
  });
  return { ...below, config: { ...below.config, ...Object.fromEntries(left) } };
}

/** Settings of several origins as one: later wins. */
export function overlay(all: readonly Settings[]): Settings {
  return all.reduce<Settings>(
    (below, above) => layer(withoutReplaced(above, below) as object, joined(above, below) as object),
    {},
  );
}

/** Settings whose patches hold what those of the settings below them do to the same objects. */
function joined(above: Settings, below: Settings): Settings {
  const patches = above.overrides?.kubernetes;
  if (!patches || !below.overrides?.kubernetes) return above;
  const all = Object.entries(patches).map(([target, patch]) => {
    const before = below.overrides!.kubernetes![target];
    return [target, before ? joinPatches(target.split('/')[0]!, before, patch) : patch] as const;
  });
  return { ...above, overrides: { ...above.overrides, kubernetes: Object.fromEntries(all) } };
}
