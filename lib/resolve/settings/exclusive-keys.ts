import type { Settings } from '../../spec/service-spec';
import { at, isMapping } from '../../model/mapping';
import { layer } from './deep-merge';
import { joinPatches } from './strategic-merge';

/** Groups of mutually exclusive keys; the first key of a group selects it. */
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

/** Settings without keys that exclusive keys of higher layers replace. */
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

/** Sorts of variables; a name has one sort. */
const sorts = ['variables', 'secrets', 'references'] as const;

/** Settings without variables that higher layers set as any sort. */
function withoutVariables(above: Settings, below: Settings): Settings {
  const said = new Set(sorts.flatMap((sort) => Object.keys(above.config?.[sort] ?? {})));
  if (!below.config || said.size === 0) return below;
  const left = sorts.flatMap((sort) => {
    const all = below.config![sort];
    return all ? [[sort, Object.fromEntries(Object.entries(all).filter(([name]) => !said.has(name)))] as const] : [];
  });
  return { ...below, config: { ...below.config, ...Object.fromEntries(left) } };
}

/** Settings of several layers as one: later ones take precedence. */
export function overlay(all: readonly Settings[]): Settings {
  return all.reduce<Settings>(
    (below, above) => layer(withoutReplaced(above, below) as object, joined(above, below) as object),
    {},
  );
}

/** Settings with patches merged over those of lower layers on the same objects. */
function joined(above: Settings, below: Settings): Settings {
  const patches = above.overrides?.kubernetes;
  if (!patches || !below.overrides?.kubernetes) return above;
  const all = Object.entries(patches).map(([target, patch]) => {
    const before = below.overrides!.kubernetes![target];
    return [target, before ? joinPatches(target.split('/')[0]!, before, patch) : patch] as const;
  });
  return { ...above, overrides: { ...above.overrides, kubernetes: Object.fromEntries(all) } };
}
