import { App, Chart } from 'cdk8s';
import { RootConstruct } from 'constructs';
import { type Clouds, connect } from '../cloud/cloud';
import { renderStack } from '../cloud/render';
import { Stack } from '../cloud/stack';
import { renderChart, phaseFolder } from '../kubernetes/render';
import { ServiceChart } from '../kubernetes/service/chart';
import type { Artifact } from '../model/artifact';
import type { Outcome, Problem } from '../model/problem';
import type { DataUnit, StackUnit, Unit } from '../model/unit';
import { loadClouds as load } from '../providers/registry';
import { type Extension, loadExtension } from './extend';
import { override } from './overrides';
import type { Toolkit } from './toolkit';

/** A folder of `dist/`, and the tool that applies it. */
export type Layer = 'terraform' | 'kubernetes';

/** Every layer. */
export const layers = ['terraform', 'kubernetes'] as const satisfies readonly Layer[];

/** What rendering needs besides a unit. */
export interface Workshop {
  readonly root: string;
  readonly toolkit: Toolkit;
}

/** What one service in one environment puts into a layer. */
export async function renderUnit(unit: Unit, layer: Layer, workshop: Workshop): Promise<Outcome<readonly Artifact[]>> {
  const extension = await loadExtension(workshop.root, unit.service);
  const made = await renderers[layer](unit, workshop, extension);
  const { value, problems } = override(made, unit.service.overrides, layer);
  const extras = unit.service.extras.filter((extra) => extra.layer === layer);
  return {
    value: [
      ...value,
      ...extras.map((extra) => ({
        path: `${extraFolders[layer](unit)}/${extra.name}`,
        body: extra.body,
        source: extra.source,
      })),
    ],
    problems: [...problems, ...homeless(unit, layer)],
  };
}

const extraFolders: Readonly<Record<Layer, (unit: Unit) => string>> = {
  terraform: ({ stack }) => `stacks/${stack?.name}`,
  kubernetes: (unit) => phaseFolder(unit, 'run'),
};

/** Terraform beside a service that has no stack. */
function homeless({ stack, service }: Unit, layer: Layer): Problem[] {
  const extra = service.extras.find((one) => one.layer === layer);
  if (layer === 'kubernetes' || stack || !extra) return [];
  return [
    {
      file: extra.source,
      line: 1,
      column: 1,
      path: '',
      code: 'E353',
      message: 'expected a service with a Terraform stack of its own, got one without',
    },
  ];
}

type Render = (unit: Unit, workshop: Workshop, extension: Extension) => Promise<Artifact[]>;

const renderers: Readonly<Record<Layer, Render>> = {
  async terraform(unit, workshop, extension) {
    if (!unit.stack) return [];
    const stack = await buildStack(unit.stack, workshop);
    extension.stack?.(stack, unit);
    return [renderStack(stack, unit.stack.source)];
  },
  async kubernetes(unit, workshop, extension) {
    const clouds = await loadClouds(unit.inCluster, workshop);
    return ServiceChart.phases.flatMap((phase) => {
      const chart = new ServiceChart(new App(), phase, unit, workshop.toolkit.gateways);
      if (phase === 'bindings' && unit.inCluster) placeBackings(chart, unit.inCluster, clouds);
      extension.chart?.(chart, unit);
      return renderChart(chart, phaseFolder(unit, phase), unit.service.source);
    });
  },
};

/** A stack that serves all services. */
export async function renderFoundation(unit: StackUnit, workshop: Workshop): Promise<Artifact> {
  return renderStack(await buildStack(unit, workshop), unit.source);
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
