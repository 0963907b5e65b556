import { join } from 'node:path';
import { renderCluster } from '../kubernetes/cluster/render';
import type { Artifact } from '../model/artifact';
import { isError, type Problem } from '../model/problem';
import { type Layer, layers } from './layer';
import { renderData, renderFoundation, renderUnit, type Workshop } from './layers';
import { type Everything, readAll } from './read';
import { covers, type Selection } from './scope';
import { manifestPath, terraformManifest } from './terraform-manifest';
import { builtIn, type Toolkit } from './toolkit';
import { write } from './write';

/** What to synthesize, and where to. */
export interface SynthesizeOptions extends Selection {
  /** Folder that holds `apps/` and `services/`. */
  readonly root: string;
  /** @default - all */
  readonly layers?: readonly Layer[];
  /** Write nothing, and say what would change. @default false */
  readonly check?: boolean;
  /** Warnings are errors. @default false */
  readonly strict?: boolean;
  /** @default - `dist` under the root */
  readonly dist?: string;
  /** Clouds and gateways that specs may choose. @default - the built-in ones */
  readonly toolkit?: Toolkit;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

/** What came out for one environment. */
export interface Row {
  readonly platform: string;
  readonly environment: string;
  readonly services: number;
  /** Kubernetes objects. */
  readonly objects: number;
  /** Terraform resources. */
  readonly resources: number;
  /** Files written or removed. */
  readonly changed: number;
}

/** What came of a synthesis; with an error among the problems, nothing was written. */
export interface Synthesis {
  readonly problems: readonly Problem[];
  readonly rows: readonly Row[];
  /** Paths relative to `dist`. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

export type { Layer } from './layer';

/** Writes the layers of all that the files under `root` describe. */
export async function synthesize(options: SynthesizeOptions): Promise<Synthesis> {
  const { root, strict, check, dist = join(root, 'dist'), toolkit = builtIn } = options;
  const { value: everything, problems } = readAll(root, toolkit, options);
  const stopped = (all: readonly Problem[]) => all.some((one) => strict || isError(one));
  const failed = (all: readonly Problem[]): Synthesis => ({
    problems: all,
    rows: [],
    written: [],
    removed: [],
    unchanged: 0,
  });
  if (stopped(problems)) return failed(problems);

  const rendered = await render(everything, options, { root, toolkit });
  const all = [...problems, ...rendered.problems];
  if (stopped(all)) return failed(all);

  const results = [...rendered.artifacts].map(([layer, artifacts]) => {
    const inScope = covers(options, layer, everything.ownerships);
    // The cdktf CLI's list is nobody's to review: it is never stale.
    const scope = (path: string) => inScope(path) && path !== manifestPath;
    // The list must name the stacks of all platforms, or the cdktf CLI deletes the others.
    const complete = layer === 'terraform' && !check && !options.platform;
    const list = complete ? [...artifacts, terraformManifest(stacksOf(everything))] : artifacts;
    const { written, removed, unchanged } = write(join(dist, layer), list, { scope, check });
    const shown = (paths: readonly string[]) =>
      paths.filter((path) => path !== manifestPath).map((path) => `${layer}/${path}`);
    return { written: shown(written), removed: shown(removed), unchanged };
  });
  const written = results.flatMap((one) => one.written);
  const removed = results.flatMap((one) => one.removed);
  return {
    problems: all,
    rows: rows(everything, options, rendered.artifacts, [...written, ...removed]),
    written,
    removed,
    unchanged: results.reduce((sum, one) => sum + one.unchanged, 0),
  };
}

function stacksOf({ units, stacks }: Everything) {
  return [...stacks, ...units.flatMap(({ stack }) => stack ?? [])];
}

type Job = readonly [
  name: string,
  run: () => Promise<{ readonly value: readonly Artifact[]; readonly problems: readonly Problem[] }>,
];

/** Every artifact that a selection covers, by layer. */
async function render(everything: Everything, options: SynthesizeOptions, workshop: Workshop) {
  const artifacts = new Map<Layer, Artifact[]>();
  const problems: Problem[] = [];
  for (const layer of options.layers ?? layers) {
    const inScope = covers(options, layer, everything.ownerships);
    const jobs = jobsOf[layer](everything, options, workshop);
    const made: Artifact[] = [];
    for (const [index, [name, run]] of jobs.entries()) {
      options.onProgress?.(index, jobs.length, `${layer} ${name}`);
      const { value, problems: found } = await run();
      made.push(...value.filter(({ path }) => inScope(path)));
      problems.push(...found);
    }
    artifacts.set(layer, made);
  }
  return { artifacts, problems };
}

const jobsOf: Readonly<Record<Layer, (everything: Everything, selection: Selection, workshop: Workshop) => Job[]>> = {
  terraform: (everything, selection, workshop) => [
    ...unitJobs(everything, selection, 'terraform', workshop),
    ...everything.stacks.map((stack): Job => [
      stack.name,
      async () => ({ value: [await renderFoundation(stack, workshop)], problems: [] }),
    ]),
  ],
  kubernetes: (everything, selection, workshop) => [
    ...unitJobs(everything, selection, 'kubernetes', workshop),
    ...everything.data.map((unit): Job => [
      unit.inCluster.name,
      async () => ({ value: await renderData(unit, workshop), problems: [] }),
    ]),
    ...everything.clusters.map((unit): Job => [
      unit.cluster.name,
      async () => ({ value: renderCluster(unit, workshop.toolkit.gateways), problems: [] }),
    ]),
  ],
};

function unitJobs({ units }: Everything, { environment, service }: Selection, layer: Layer, workshop: Workshop): Job[] {
  return units
    .filter(
      (unit) => (!environment || unit.environment.name === environment) && (!service || unit.service.name === service),
    )
    .map((unit): Job => [
      `${unit.platform.name}.${unit.environment.name}.${unit.service.name}`,
      () => renderUnit(unit, layer, workshop),
    ]);
}

/** One row an environment; what belongs to an account or a shared cluster counts for its platform's first. */
function rows(
  { environments, units, ownerships }: Everything,
  { platform, environment }: Selection,
  artifacts: ReadonlyMap<Layer, readonly Artifact[]>,
  changed: readonly string[],
): Row[] {
  const chosen = environments.filter(
    (one) => (!platform || one.platform === platform) && (!environment || one.environment === environment),
  );
  return chosen.map((one) => {
    const mine = (layer: Layer) => {
      const covered = covers(one, layer, ownerships);
      return (artifacts.get(layer) ?? []).filter(({ path }) => covered(path));
    };
    const count = (layer: Layer) =>
      changed.filter(
        (path) => path.startsWith(`${layer}/`) && covers(one, layer, ownerships)(path.slice(layer.length + 1)),
      ).length;
    return {
      ...one,
      services: units.filter((unit) => unit.platform.name === one.platform && unit.environment.name === one.environment)
        .length,
      objects: mine('kubernetes').length,
      resources: mine('terraform').reduce((sum, { body }) => sum + resourcesIn(body), 0),
      changed: count('kubernetes') + count('terraform'),
    };
  });
}

function resourcesIn(body: object): number {
  const { resource = {} } = body as { readonly resource?: Readonly<Record<string, object>> };
  return Object.values(resource).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0);
}
