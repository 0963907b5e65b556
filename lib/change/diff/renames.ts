import { grouped } from '../../model/grouped';
import type { FoundObject } from './found-object';
import type { OwnerOf } from './owner';

/** Least share of equal leaves of two objects that are one under two names. */
const least = 0.7;
/** The same for the workloads of two services: those of one shape have much in common. */
const leastOfServices = 0.9;
/** Fewest equal leaves: small objects are alike by chance. */
const fewest = 3;

interface Candidate {
  readonly old: FoundObject;
  readonly now: FoundObject;
  readonly share: number;
}

/** Objects that only changed their names: each goes and comes with the same content; the most alike first. */
export function renames(
  gone: readonly FoundObject[],
  come: readonly FoundObject[],
  ownerOf: OwnerOf,
): (readonly [FoundObject, FoundObject])[] {
  const place = ({ layer, type, file }: FoundObject) => {
    const { platform, environment } = ownerOf(layer, file);
    return [layer, type, platform, environment].join(' ');
  };
  const others = grouped(come, place);
  const candidates = [...grouped(gone, place)].flatMap(([key, olds]) => alike(olds, others.get(key) ?? [], ownerOf));
  const taken = new Set<FoundObject>();
  return ofRenamedServices(candidates, ownerOf)
    .sort((a, b) => b.share - a.share)
    .flatMap(({ old, now }) => {
      if (taken.has(old) || taken.has(now)) return [];
      taken.add(old).add(now);
      return [[old, now] as const];
    });
}

/** Kinds that run the pods of a service; Jobs before it, such as for a login, have other names. */
const workload = /^(apps|batch)\//;

/** Candidates of one service, and of two services whose workloads are alike: accounts and policies of any two are. */
function ofRenamedServices(candidates: readonly Candidate[], ownerOf: OwnerOf): Candidate[] {
  const pair = ({ old, now }: Candidate) => [old, now].map((one) => ownerOf(one.layer, one.file).service ?? '');
  const isMain = ({ layer, file, type, name }: FoundObject) =>
    workload.test(type) && name.split('/').at(-1) === ownerOf(layer, file).service;
  const main = candidates.filter(({ old, share }) => isMain(old) && share >= leastOfServices);
  const renamed = new Set(main.map((one) => pair(one).join(' ')));
  return candidates.filter((one) => {
    const [from, to] = pair(one);
    return from === to || renamed.has(`${from} ${to}`);
  });
}

function alike(olds: readonly FoundObject[], news: readonly FoundObject[], ownerOf: OwnerOf): Candidate[] {
  const [before, after] = [olds, news].map((all) => all.map((one) => leavesOf(one, ownerOf)));
  return olds.flatMap((old, o) =>
    news.flatMap((now, n) => {
      const share = shareOf(before![o]!, after![n]!);
      return share >= least ? [{ old, now, share }] : [];
    }),
  );
}

/** Share of equal leaves, by how often each occurs. */
function shareOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (all: Iterable<number>) => [...all].reduce((total, one) => total + one, 0);
  const both = sum([...a].map(([leaf, count]) => Math.min(count, b.get(leaf) ?? 0)));
  return both < fewest ? 0 : both / (sum(a.values()) + sum(b.values()) - both);
}

/** Paths with their values, where an object's own names are left open; and how often each occurs. */
function leavesOf({ layer, file, name, body }: FoundObject, ownerOf: OwnerOf): Map<string, number> {
  const { service } = ownerOf(layer, file);
  const own = name.split(/[/.]/).at(-1)!;
  const names = [own, own.replace(/[-_][0-9A-Fa-f]{6,10}$/, ''), service ?? ''].filter((one) => one.length > 2);
  const found = new Map<string, number>();
  const add = (path: string, value: unknown) => {
    const leaf = `${path}=${names.reduce((text, one) => text.replaceAll(one, '\0'), String(value))}`;
    found.set(leaf, (found.get(leaf) ?? 0) + 1);
  };
  visit(body, '', add);
  return found;
}

function visit(value: unknown, path: string, add: (path: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return add(path, value);
  for (const [key, one] of Object.entries(value))
    visit(one, Array.isArray(value) ? `${path}[]` : `${path}.${key}`, add);
}
