import type { FactsTable } from '../model/facts';
import { gather, type Outcome, type Problem } from '../model/problem';
import type { Unit } from '../model/unit';
import { type Directory, type Footprint, type Listed, noting } from '../resolve/directory';
import { faceOf, unreadFace } from '../resolve/face';
import { type Imprint, imprintOf } from '../resolve/imprint';
import { link } from '../resolve/link';
import { type ServiceFiles, type Settled, settle } from '../resolve/settle';
import type { ServiceSources } from '../spec/load';
import { oneOf } from '../spec/hints';
import { overlaySpec, serviceSpec } from '../spec/service-spec';
import type { Grounds, Reading } from './ground';
import { parseAnew } from './parsings';
import { parseExtras } from './render/extras';
import { terraformCode } from './render/terraform-code';

/** By environment. */
export type PerEnvironment<T> = Readonly<Record<string, T>>;

/** What became of a service, as far as others need it; plain data. */
export interface Closed {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly environments: PerEnvironment<Listed & { readonly footprint: Footprint }>;
  readonly imprints: PerEnvironment<Imprint>;
}

interface Ended extends Closed {
  readonly units: readonly Unit[];
}

/** A service by itself in each environment, where it could be read, and as it is listed there for the others. */
type Standing = PerEnvironment<{ readonly settled?: Settled; readonly listed: Listed }>;

/** A service in one environment, closed over the others where it could be read. */
interface Linked {
  readonly name: string;
  readonly unit?: Unit;
  readonly found: readonly Problem[];
  readonly listed: Closed['environments'][string];
}

/** A service among the others of its platform. */
export class Member {
  private standing?: Outcome<Standing>;
  private closed?: Ended;

  constructor(
    private readonly sources: ServiceSources,
    private readonly grounds: Grounds,
    private readonly reading: Reading,
  ) {}

  get name(): string {
    return this.sources.name;
  }

  /** What the others may know of it, where it runs. */
  listed(): PerEnvironment<Listed> {
    const all = Object.entries(this.settled().value);
    return Object.fromEntries(all.map(([name, { listed }]) => [name, listed]));
  }

  /** It by itself in an environment, with where it was written; nothing where the environment goes without it. */
  in(environment: string): Settled | undefined {
    return this.settled().value[environment]?.settled;
  }

  /** @param directories - tells who is where; asked once */
  close(directories: () => PerEnvironment<Directory>): Ended {
    return (this.closed ??= this.link(directories()));
  }

  private link(directories: PerEnvironment<Directory>): Ended {
    const { value: standing, problems } = this.settled();
    const { platform, known, named, environments } = this.grounds;
    const { facts, gateways } = this.reading;
    const linked = environments.flatMap(({ environment }): Linked[] => {
      const one = standing[environment.name];
      if (!one) return [];
      if (!one.settled) return [{ name: environment.name, found: [], listed: { ...one.listed, footprint: {} } }];
      const { directory, footprint } = noting(directories[environment.name]!);
      const whole = { platform, environment, facts, gateways, known, named };
      const { value: unit, problems: found } = link(one.settled, directory, whole);
      return [{ name: environment.name, unit, found, listed: { ...one.listed, footprint } }];
    });
    return {
      name: this.name,
      problems: [...problems, ...linked.flatMap(({ found }) => found)],
      environments: Object.fromEntries(linked.map(({ name, listed }) => [name, listed])),
      imprints: Object.fromEntries(linked.flatMap(({ name, unit }) => (unit ? [[name, imprintOf(unit)]] : []))),
      units: linked.flatMap(({ unit }) => unit ?? []),
    };
  }

  private settled(): Outcome<Standing> {
    return (this.standing ??= this.settle());
  }

  private settle(): Outcome<Standing> {
    const { value: files, problems } = readService(this.sources, this.reading);
    const { environments, named, platform } = this.grounds;
    const isRead = (environment: string) => files && !files.unread.includes(environment);
    const unread = { listed: { face: unreadFace(this.name), calls: [], mentions: [] } };
    const all = environments.map((around): Outcome<readonly (readonly [string, Standing[string]])[]> => {
      const { name } = around.environment;
      // Without a part of what is written, what is missing would be said of the rest.
      if (!isRead(name)) return { value: [[name, unread]], problems: [] };
      const { value: settled, problems: found } = settle(files!, around);
      if (!settled) return { value: [], problems: found };
      const { calls } = settled.service;
      const listed = { face: faceOf(settled, around), calls, mentions: settled.said.mentions };
      const code = terraformCode(files!.extras, settled.service.overrides, platform.allow?.terraform);
      return { value: [[name, { settled, listed }]], problems: [...found, ...code] };
    });
    const stray = files ? strayOverlays(files, named) : [];
    return {
      value: Object.fromEntries(all.flatMap(({ value }) => value)),
      problems: [...problems, ...stray, ...all.flatMap(({ problems: found }) => found)],
    };
  }
}

/** The same things, by name. */
export function byName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Parses everything that is written about a service. */
export function readService(
  { name, config, overlays, extras, extend }: ServiceSources,
  { facts, parse = parseAnew }: { readonly facts: FactsTable; readonly parse?: Reading['parse'] },
): Outcome<ServiceFiles | undefined> {
  const main = parse(() => serviceSpec(facts), config);
  const over = gather(byName(overlays).map((source) => parse(() => overlaySpec(facts), source)));
  const extra = parseExtras(extras);
  const problems = [...main.problems, ...over.problems, ...extra.problems];
  if (!main.value) return { value: undefined, problems };
  const { spec, locate } = main.value;
  if (spec.metadata.name !== name)
    problems.push({
      ...locate(['metadata', 'name']),
      code: 'E349',
      message: `expected ${name}, the name of its folder, got ${spec.metadata.name}`,
    });
  const unread = overlays.map((one) => one.name).filter((one) => !over.value.some((read) => read.name === one));
  return { value: { name, unread, config: main.value, overlays: over.value, extras: extra.value, extend }, problems };
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
