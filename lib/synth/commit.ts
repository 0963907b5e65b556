import { digestOf } from '../model/digest';
import type { Problem } from '../model/problem';
import { isExtended } from '../spec/load';
import type { Crafted, Entry } from './craft';
import type { Layer } from './layer';
import type { Ledger, PlatformRecord, ServiceRecords } from './ledger';
import { type Advance, craftedIn } from './making';
import { type Changes, type Ground, leavesIn, slipsIn } from './result';
import { type Tallies, plus, tally } from './rows';
import { same } from './same';
import { selectionOf } from './scope';
import type { Slip } from './store/cache';
import { ownershipsOf } from './units';

const entriesIn = (crafted: readonly Crafted[]): Entry[] => crafted.map(({ entry }) => entry);

/** What is other than after the run before; nothing where that is for a look at all files to say. */
export function changesOf(
  advances: readonly Advance[],
  { ledger, planning, loaded, cache }: Ground,
): Changes | undefined {
  const { head } = ledger;
  const names = loaded.value.sources.map(({ platform }) => platform.name);
  // The list of all stacks stands in no ledger.
  if (!head || !same(names, head.platforms) || !advances.every((one) => hasStacks(one, ledger))) return undefined;
  const gone = advances.flatMap(({ name, closed, craftedTogether }) => [
    ...closed.flatMap((one) => ledger.entriesOf(name, one.name)),
    ...(craftedTogether ? ledger.sharedEntries(name) : []),
  ]);
  const come = entriesIn(craftedIn(advances));
  const ownerships = advances.flatMap(({ grounds }) => ownershipsOf(grounds));
  const of = (layer: Layer) => {
    const leaves = (entries: readonly Entry[]) => leavesIn(entries, layer, { planning, ownerships, cache });
    return { gone: leaves(gone), come: leaves(come) };
  };
  return { since: head.run, layers: { terraform: of('terraform'), kubernetes: of('kubernetes') } };
}

/** Whether a platform has the services and the stacks that it had. */
function hasStacks({ name, services, closed, shared }: Advance, ledger: Ledger): boolean {
  const before = ledger.platform(name);
  if (!before || !ledger.hasServices(name, services)) return false;
  if (shared && !same(shared.stacks.map(stackOf), before.stacks)) return false;
  const stacks = (imprints: ServiceRecords['imprints']) => Object.values(imprints).map(({ stack }) => stack);
  return closed.every((one) => same(stacks(one.imprints), stacks(ledger.imprints(name, one.name))));
}

const stackOf = ({ name, after }: PlatformRecord['stacks'][number]) => ({ name, after });

/** Writes down what everything came to. */
export function commit(
  advances: readonly Advance[],
  problems: readonly Problem[],
  changes: Changes | undefined,
  ground: Ground,
): void {
  const { ledger, loaded, texts, planning } = ground;
  const { sources } = loaded.value;
  const names = sources.map(({ platform }) => platform.name);
  const { head } = ledger;
  for (const name of head?.platforms ?? []) if (!names.includes(name)) ledger.removePlatform(name);
  for (const one of advances) commitPlatform(one, ground);

  const ownerships = names.flatMap((name) => ledger.knownPlatform(name).ownerships);
  const talliesOf = (layer: Layer): Tallies => {
    const change = changes?.layers[layer];
    const count = (slips: readonly Slip[]) => tally(layer, slips, ownerships);
    if (!change) return count(slipsIn(ledger.entriesOfAll(names), layer, { planning, ownerships }));
    return plus(plus(head!.tallies[layer], count(change.gone), -1), count(change.come), 1);
  };
  ledger.setHead({
    run: runOf(advances, ground),
    toolkit: toolkitOf(ground),
    texts: texts.all,
    platforms: names,
    problems,
    tallies: { terraform: talliesOf('terraform'), kubernetes: talliesOf('kubernetes') },
    isComplete: !sources.some(({ services }) => services.some(isExtended)),
  });
}

/** Digest of all that makes something of the specs; empty where nothing is kept. */
function toolkitOf({ staff }: Ground): string {
  return staff.place?.toolkit ?? '';
}

/** What tells this run from all others: the one before it, and all that is other than there. */
function runOf(advances: readonly Advance[], ground: Ground): string {
  const { ledger, texts, planning } = ground;
  // A key stands for what was made under it.
  const made = craftedIn(advances).map(
    ({ entry: { key, receipt } }) => key ?? receipt.slips.map(({ path, digest }) => [path, digest]),
  );
  return digestOf(
    JSON.stringify([ledger.head?.run, toolkitOf(ground), texts.all, selectionOf(planning), planning.layers, made]),
  );
}

function commitPlatform(
  {
    name,
    grounds,
    services,
    closed,
    populations,
    registers,
    shared,
    common,
    across,
    products,
    craftedTogether,
  }: Advance,
  { ledger, texts }: Ground,
): void {
  const before = ledger.platform(name);
  const { all, services: digests } = texts.platforms[name]!;
  const names = new Set(services.map((one) => one.name));
  for (const one of before?.services ?? []) if (!names.has(one.name)) ledger.removeService(name, one.name);
  const briefs = new Map(before?.services.map((one) => [one.name, one]));
  const made = new Map(products.map((one) => [one.name, entriesIn(one.crafted)]));
  for (const { name: service, environments, problems, imprints } of closed) {
    const entries = made.get(service)!;
    const told = [...problems, ...entries.flatMap(({ receipt }) => receipt.problems)];
    ledger.setService(name, service, { environments, problems: told, imprints, entries });
    briefs.set(service, {
      name: service,
      texts: digests[service]!,
      environments: Object.keys(environments),
      hasProblems: told.length > 0,
    });
  }
  ledger.setPlatform(name, {
    texts: all,
    grounds: grounds.digest,
    services: services.map((one) => briefs.get(one.name)!),
    environments: Object.entries(populations).map(([environment, count]) => ({
      platform: name,
      environment,
      services: count,
    })),
    ownerships: ownershipsOf(grounds),
    allowedFiles: grounds.platform.allow?.files ?? [],
    stacks: shared ? shared.stacks.map(stackOf) : before!.stacks,
    problems: common,
    across,
    registers,
    entries: craftedTogether && entriesIn(craftedTogether),
  });
}
