import { App, Chart } from 'cdk8s';
import { type Clouds, connect } from '../../cloud/cloud';
import { loadGateway } from '../../kubernetes/gateways/registry';
import { phaseFolder, refusals, renderChart } from '../../kubernetes/render';
import { type Certificates, ServiceChart } from '../../kubernetes/service/chart';
import type { Artifact } from '../../model/artifact';
import { gather, type Outcome, type Problem } from '../../model/problem';
import type { DataUnit, StackUnit, Unit } from '../../model/unit';
import { type Render, type RenderContext, loadClouds } from './context';

/** The objects of one service in one environment. */
export const kubernetes: Render = async (unit, context, extension) => {
  const clouds = await loadClouds(unit.inCluster, context);
  const gateways = await loadGateway(context.toolkit.gateways, unit.platform.gateway);
  const certificates = await certificatesFor(unit, context);
  const made: Outcome<Artifact[]>[] = [];
  for (const phase of ServiceChart.phases) {
    const chart = new ServiceChart(new App(), phase, unit, gateways, certificates);
    if (phase === 'bindings' && unit.inCluster) placeBackings(chart, unit.inCluster, clouds);
    await extension.chart?.(chart, unit);
    const problems = refusals(chart).map((message): Problem => ({ ...sourceOf(unit), code: 'E364', message }));
    const folder = phaseFolder(unit, phase);
    made.push({ value: problems.length ? [] : renderChart(chart, folder, unit.service.source), problems });
  }
  const { value, problems } = gather(made);
  return { value: value.flat(), problems };
};

/** Certificates of databases for its login Jobs. */
async function certificatesFor({ logins, environment }: Unit, { toolkit }: RenderContext): Promise<Certificates> {
  const known = [...new Set(logins.map(({ cloud }) => cloud))].map(async (cloud) => {
    const certificates = await toolkit.clouds[cloud]?.certificates?.();
    const placement = environment.placements[cloud];
    return [cloud, placement && certificates?.(placement)] as const;
  });
  return Object.fromEntries(await Promise.all(known));
}

function sourceOf({ service: { source } }: Unit) {
  return { file: source, line: 1, column: 1, path: '' };
}

/** Shared data of an environment in its cluster. */
export async function data(
  { platform, environment, namespace, inCluster }: DataUnit,
  context: RenderContext,
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
  placeBackings(chart, inCluster, await loadClouds(inCluster, context));
  return renderChart(chart, `${platform.name}/environments/${environment.name}/data/bindings`, inCluster.source);
}

/** Renders in-cluster backings of a service. */
function placeBackings(chart: Chart, unit: StackUnit, clouds: Clouds): void {
  for (const [name, site] of Object.entries(unit.sites)) {
    new clouds[name]!.Context(chart, unit, site);
    for (const binding of unit.bindings) if (binding.cloud === name) connect(clouds[name]!, chart, binding);
  }
}
