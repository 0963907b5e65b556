import { join } from 'node:path';
import type { Problem } from '../model/problem';
import { isExtended } from '../spec/load';
import { type ClosedPlatform, type Closing, closePlatform } from './closing';
import { changesOf, commit } from './commit';
import { Delegation } from './delegation';
import type { Grounds, Reading } from './ground';
import { Group } from './group';
import type { Ledger } from './ledger';
import { craftedIn, makeAll } from './making';
import { shelfOf } from './memory';
import { Parsings } from './parsings';
import { namesIn, nothing } from './read';
import { type Ground, type Plan, isStopped, resultOf } from './result';
import { selectionOf } from './scope';
import { betweenPlatforms } from './tenants';
import { builtIn, factsTable, gatewayTable } from './toolkit';
import { distinct } from './units';

/** Closes and makes what was touched since the last run. */
export async function advance(ground: Ground): Promise<Plan> {
  const { planning, loaded, texts, ledger } = ground;
  const { platforms: names, sources } = loaded.value;
  const touched = sources.filter(({ platform: { name }, services }) => {
    const stands = ledger.platform(name)?.texts === texts.platforms[name]!.all;
    return !stands || services.some(isExtended);
  });
  const closing = closingOf(ground);
  const closed = new Map<string, ClosedPlatform>();
  const told: Problem[] = [];
  for (const one of sources) {
    const { name } = one.platform;
    if (!touched.includes(one)) told.push(...problemsOf(ledger, name));
    else {
      const { value, problems } = await closePlatform(one, texts.platforms[name]!, closing);
      if (value) closed.set(name, value);
      told.push(...problems);
    }
  }
  closing.save();
  const between = betweenPlatforms(sources, { closed, ledger, reading: closing.reading });
  const problems = [...loaded.problems, ...told, ...between, ...nothing(planning, names, namesIn(sources))];
  if (isStopped(problems, planning)) return { problems };

  const advances = await makeAll(closed, ground);
  const crafted = craftedIn(advances);
  const all = [...problems, ...crafted.flatMap(({ entry }) => entry.receipt.problems)];
  if (isStopped(all, planning)) return { problems: all };
  const changes = changesOf(advances, ground);
  commit(advances, all, changes, ground);
  const news = crafted.filter(({ isNew }) => isNew);
  const hasNews = news.length > 0 && (changes !== undefined || news.length < crafted.length);
  return { problems: all, ledger, result: { ...resultOf(ground), changes, hasNews } };
}

/** All that was wrong with a platform, where nothing of it was touched. */
function problemsOf(ledger: Ledger, name: string): Problem[] {
  const { problems, across, services } = ledger.knownPlatform(name);
  return distinct([...problems, ...across, ...ledger.problemsOf(name, services)]);
}

function closingOf({ planning, ledger, cache, staff }: Ground): Closing & { readonly save: () => void } {
  const toolkit = planning.toolkit ?? builtIn;
  const { place } = staff;
  const parsingsOf = (name: string) =>
    place && new Parsings(join(place.folder, name), place.toolkit, shelfOf(planning));
  // Those of services are many, and mostly nobody asks for them.
  const [services, grounds] = [parsingsOf('parsings'), parsingsOf('parsings-grounds')];
  const reading: Reading = {
    facts: factsTable(toolkit),
    gateways: gatewayTable(toolkit),
    parseGrounds: grounds?.parse,
  };
  const workshop = { root: planning.root, toolkit };
  const wanted = { selection: selectionOf(planning), layers: planning.layers };
  const here = (stands: Grounds, parse?: Reading['parse']) => ({
    grounds: stands,
    reading: { ...reading, parse },
    wanted,
    workshop,
    cache,
  });
  return {
    reading,
    ledger,
    gatherHere: (stands) => new Group(here(stands), Infinity),
    async gather(stands, sources, count, isAnew) {
      const { environments, known, platform } = stands;
      const crew = await staff.gather(count * environments.length * Math.max(planning.layers.length, 1));
      const group = new Group(here(stands, isAnew ? services?.parse : undefined));
      if (!crew) return group;
      await crew.tell('found', { ...sources, services: [] }, known, wanted, isAnew);
      return new Delegation(platform.name, crew, group, services);
    },
    save() {
      services?.save();
      grounds?.save();
    },
  };
}
