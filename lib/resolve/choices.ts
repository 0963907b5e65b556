import type { Settings } from '../spec/service-spec';
import { at, isMapping, layer } from './layer';

/** Keys by each of the ways that exclude each other; the first key of a way chooses it. */
type Ways = readonly (readonly string[])[];

const probes: Ways = [['http'], ['tcp'], ['grpc'], ['exec'], ['path', 'port', 'scheme']];
const hooks: Ways = [['exec'], ['http'], ['sleep']];

const choices: readonly (readonly [path: readonly string[], ways: Ways])[] = [
  [['healthchecks', 'liveness'], probes],
  [['healthchecks', 'readiness'], probes],
  [['healthchecks', 'startup'], probes],
  [['lifecycle', 'preStop'], hooks],
  [['lifecycle', 'postStart'], hooks],
];

/** Settings without the ways that the settings above them replace by another. */
export function leftBy(above: Settings, below: Settings): Settings {
  return choices.reduce<Settings>((left, [path, ways]) => {
    const chosen = at(above, path);
    const before = at(left, path);
    if (!isMapping(chosen) || !isMapping(before)) return left;
    const kept = ways.filter(([first]) => chosen[first!] !== undefined);
    if (kept.length === 0) return left;
    const gone = ways.flat().filter((key) => !kept.flat().includes(key));
    const rest = Object.fromEntries(Object.entries(before).filter(([key]) => !gone.includes(key)));
    const [part, name] = path as [keyof Settings, string];
    return { ...left, [part]: { ...(left[part] as object), [name]: rest } };
  }, below);
}

/** Settings of several origins as one: later wins. */
export function overlay(all: readonly Settings[]): Settings {
  return all.reduce<Settings>((below, above) => layer(leftBy(above, below) as object, above as object), {});
}
