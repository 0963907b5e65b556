import { digestOf } from '../model/digest';
import type { FactsTable } from '../model/facts';
import { gather, type Outcome, type Problem } from '../model/problem';
import type { Unit } from '../model/unit';
import { type Directory, type Footprint, type Listed, holds, noting } from '../resolve/directory';
import { faceOf } from '../resolve/face';
import { type Imprint, imprintOf } from '../resolve/imprint';
import { link } from '../resolve/link';
import { type ServiceFiles, type Settled, settle } from '../resolve/settle';
import type { ServiceSources } from '../spec/load';
import { parse as parseAnew } from '../spec/parse';
import { overlaySpec, serviceSpec } from '../spec/service-spec';
import { parseExtras } from './extras';
import type { Grounds, Reading } from './ground';

/** What became of a service in all of its environments, as far as others need it; plain data. */
export interface Dossier {
  readonly name: string;
  /** Digest of its texts. */
  readonly texts: string;
  readonly problems: readonly Problem[];
  readonly environments: Readonly<
    Record<string, Listed & { readonly footprint: Footprint; readonly imprint: Imprint }>
  >;
}

/** A service by itself in each environment, and as it is listed there for the others. */
type Standing = Readonly<Record<string, { readonly settled: Settled; readonly listed: Listed }>>;

/** A service, closed. */
export interface Closed {
  readonly dossier: Dossier;
  /** What is rendered, and where it was written. @default - nothing is other than before */
  readonly fresh?: { readonly units: readonly Unit[]; readonly standing: Standing };
}

/** A service among the others of its platform. */
export class Member {
  private standing?: Outcome<Standing>;
  private readonly texts: string;

  /** @param before - what became of it when nothing of the ground was other than it is now */
  constructor(
    private readonly sources: ServiceSources,
    private readonly grounds: Grounds,
    private readonly reading: Reading,
    private before?: Dossier,
  ) {
    this.texts = digestOf(JSON.stringify(sources));
    // Somebody's own code is run each time.
    if (before?.texts !== this.texts || sources.extend !== undefined) this.before = undefined;
  }

  /** What the others of an environment may know of it; nothing where the environment goes without it. */
  in(environment: string): Listed | undefined {
    return this.before ? this.before.environments[environment] : this.settle().value[environment]?.listed;
  }

  /** Closes it over what the others show of themselves; what became of it before stands while they show the same. */
  close(directories: Readonly<Record<string, Directory>>): Closed {
    const stands = Object.entries(this.before?.environments ?? {}).every(([name, { footprint }]) =>
      holds(footprint, directories[name]!),
    );
    if (this.before && stands) return { dossier: this.before };
    this.before = undefined;

    const { value: standing, problems } = this.settle();
    const { platform, known, environments } = this.grounds;
    const { facts, gateways } = this.reading;
    const linked = environments.flatMap(({ environment }) => {
      const one = standing[environment.name];
      if (!one) return [];
      const { directory, footprint } = noting(directories[environment.name]!);
      const { value: unit, problems: found } = link(one.settled, directory, {
        platform,
        environment,
        facts,
        gateways,
        known,
      });
      return [{ unit, found, listed: { ...one.listed, footprint, imprint: imprintOf(unit) } }];
    });
    return {
      dossier: {
        name: this.sources.name,
        texts: this.texts,
        problems: [...problems, ...linked.flatMap(({ found }) => found)],
        environments: Object.fromEntries(linked.map(({ unit, listed }) => [unit.environment.name, listed])),
      },
      fresh: { units: linked.map(({ unit }) => unit), standing },
    };
  }

  private settle(): Outcome<Standing> {
    return (this.standing ??= this.settleAnew());
  }

  private settleAnew(): Outcome<Standing> {
    const { value: files, problems } = readService(this.sources, this.reading);
    if (!files) return { value: {}, problems };
    const known = this.grounds.environments.map(({ environment }) => environment.name);
    const all = this.grounds.environments.map((around) => ({ around, outcome: settle(files, around) }));
    return {
      value: Object.fromEntries(
        all.flatMap(({ around, outcome: { value: settled } }) => {
          if (!settled) return [];
          const listed = { face: faceOf(settled, around), calls: settled.service.calls };
          return [[around.environment.name, { settled, listed }] as const];
        }),
      ),
      problems: [...problems, ...strayOverlays(files, known), ...all.flatMap(({ outcome }) => outcome.problems)],
    };
  }
}

/** Parses everything that is written about a service. */
export function readService(
  { name, config, overlays, extras, extend }: ServiceSources,
  { facts, parse = parseAnew }: { readonly facts: FactsTable; readonly parse?: Reading['parse'] },
): Outcome<ServiceFiles | undefined> {
  const main = parse(serviceSpec(facts), config);
  const over = gather(overlays.map((source) => parse(overlaySpec(facts), source)));
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
  return { value: { name, config: main.value, overlays: over.value, extras: extra.value, extend }, problems };
}

/** Overlays of environments that do not exist. */
function strayOverlays({ config, overlays }: ServiceFiles, known: readonly string[]): Problem[] {
  const message = (name: string) => `expected one of ${known.join(', ')}, got ${name}: no such environment`;
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
