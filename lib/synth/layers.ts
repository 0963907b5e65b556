import { App, Chart } from 'cdk8s';
import { RootConstruct } from 'constructs';
import { type Clouds, connect } from '../cloud/cloud';
import { renderStack } from '../cloud/render';
import { Stack } from '../cloud/stack';
import { beThrifty, forgetting } from '../cloud/thrift';
import { phaseFolder, refusals, renderChart } from '../kubernetes/render';
import { ServiceChart } from '../kubernetes/service/chart';
import type { Artifact } from '../model/artifact';
import { gather, type Outcome, type Problem } from '../model/problem';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import { loadClouds as load } from '../providers/registry';
import { type Extension, ExtensionError, extending, loadExtension } from './extend';
import { join } from './join';
import type { Layer } from './layer';
import { override } from './overrides';
import type { Toolkit } from './toolkit';

/** What rendering needs besides a unit. */
export interface Workshop {
  readonly root: string;
  readonly toolkit: Toolkit;
}

/** What one service in one environment puts into a layer. */
export async function renderUnit(unit: Unit, layer: Layer, workshop: Workshop): Promise<Outcome<readonly Artifact[]>> {
  try {
    const extension = await loadExtension(workshop.root, unit.service);
    const rendered = await extending(workshop.root, unit.service.extend, () =>
      renderers[layer](unit, workshop, extension),
    );
    const patched = override(rendered.value, unit.service.overrides, layer);
    const joined = join(patched.value, unit, layer);
    return { value: joined.value, problems: [...rendered.problems, ...patched.problems, ...joined.problems] };
  } catch (error) {
    if (!(error instanceof ExtensionError)) throw error;
    return { value: [], problems: [error.problem] };
  }
}

type Render = (unit: Unit, workshop: Workshop, extension: Extension) => Promise<Outcome<Artifact[]>>;

const renderers: Readonly<Record<Layer, Render>> = {
  async terraform(unit, workshop, extension) {
    if (!unit.stack) return { value: [], problems: [] };
    const { stack: own } = unit;
    const rendered = async () => {
      const stack = await buildStack(own, workshop);
      await extension.stack?.(stack, unit);
      return renderStack(stack, own.source);
    };
    // Somebody's own module may keep a token for its next stack.
    const stack = await (unit.service.extend ? rendered() : forgetting(rendered));
    return { value: [stack, ...(await beside(own, workshop))], problems: [] };
  },
  async kubernetes(unit, workshop, extension) {
    const clouds = await loadClouds(unit.inCluster, workshop);
    const made: Outcome<Artifact[]>[] = [];
    for (const phase of ServiceChart.phases) {
      const chart = new ServiceChart(new App(), phase, unit, workshop.toolkit.gateways);
      if (phase === 'bindings' && unit.inCluster) placeBackings(chart, unit.inCluster, clouds);
      await extension.chart?.(chart, unit);
      const problems = refusals(chart).map((message): Problem => ({ ...sourceOf(unit), code: 'E364', message }));
      const folder = phaseFolder(unit, phase);
      made.push({ value: problems.length ? [] : renderChart(chart, folder, unit.service.source), problems });
    }
    const { value, problems } = gather(made);
    return { value: value.flat(), problems };
  },
};

function sourceOf({ service: { source } }: Unit) {
  return { file: source, line: 1, column: 1, path: '' };
}

/** What the clouds' own tools read beside a stack. */
async function beside(unit: StackUnit, workshop: Workshop): Promise<Artifact[]> {
  const clouds = Object.values(await loadClouds(unit, workshop));
  const files = clouds.flatMap((cloud) => cloud.files?.(unit) ?? []);
  return files.map(({ name, text }) => ({
    path: `stacks/${unit.name}/${name}`,
    body: { text },
    source: unit.source,
  }));
}

/** A stack that serves all services. */
export async function renderFoundation(unit: StackUnit, workshop: Workshop): Promise<Artifact> {
  return forgetting(async () => renderStack(await buildStack(unit, workshop), unit.source));
}

/** What the services of an environment share inside its cluster. */
export async function renderData(
  { platform, environment, namespace, inCluster }: DataUnit,
  workshop: Workshop,
): Promise<Artifact[]> {
  const chart = new Chart(new App(), 'bindings', {
    namespace,
    labels: {
      'app.kubernetes.io/name': 'data',
      'app.kubernetes.io/part-of': platform.name,
      'app.kubernetes.io/managed-by': 'strata',
    },
    disableResourceNameHashes: true,
  });
  placeBackings(chart, inCluster, await loadClouds(inCluster, workshop));
  return renderChart(chart, `${platform.name}/environments/${environment.name}/data/bindings`, inCluster.source);
}

async function buildStack(unit: StackUnit, workshop: Workshop): Promise<Stack> {
  beThrifty();
  return new Stack(new RootConstruct(), unit, await loadClouds(unit, workshop));
}

/** Makes in-cluster backings beside the service that asks for them. */
function placeBackings(chart: Chart, unit: StackUnit, clouds: Clouds): void {
  for (const [name, site] of Object.entries(unit.sites)) {
    new clouds[name]!.Context(chart, unit, site);
    for (const binding of unit.bindings) if (binding.cloud === name) connect(clouds[name]!, chart, binding);
  }
}

function loadClouds(unit: StackUnit | undefined, { toolkit }: Workshop): Promise<Clouds> {
  return load(toolkit.clouds, Object.keys(unit?.sites ?? {}));
}
