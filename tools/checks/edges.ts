import { join } from 'node:path';
import { App } from 'cdk8s';
import { renderChart } from '../../lib/kubernetes/render';
import { ServiceChart } from '../../lib/kubernetes/service/chart';
import { isError } from '../../lib/model/problem';
import { shopOf } from '../../test/resolve/shop';
import { cases } from '../edges/cases';
import type { Context, Report, Check } from '../harness/check';
import { builtVersion, clusterTools } from '../harness/toolbox';
import { Cluster } from '../kubernetes/cluster';

/** Whether a real API server takes what the parser takes, at the edges of every field. */
export const edges: Check = {
  name: 'edges',
  minutes: 2,
  needs: clusterTools,
  run: async (context) => {
    const cluster = await Cluster.start({ folder: join(context.scratch, 'edges') });
    try {
      return await prove(cluster, context);
    } finally {
      cluster.stop();
    }
  },
};

interface Body {
  readonly apiVersion: string;
  readonly kind: string;
}

async function prove(cluster: Cluster, { say }: Context): Promise<Report> {
  const kinds = await cluster.kinds();
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop-live' } };
  await cluster.impose([namespace]);
  const failures: string[] = [];
  let checked = 0;
  for (const settings of cases) {
    const title = settings.slice(0, 120);
    const { value, problems } = shopOf(settings);
    const wrong = problems.filter(isError);
    if (wrong.length) failures.push(`${title}: expected a valid spec, got ${wrong[0]!.message}`);
    const unit = value.units.find(({ service }) => service.name === 'api');
    if (!unit || wrong.length) continue;
    const bodies = ServiceChart.phases
      .flatMap((phase) => renderChart(new ServiceChart(new App(), phase, unit), phase, 'edges'))
      .map(({ body }) => body as Body)
      .filter(({ apiVersion, kind }) => kinds.has(`${apiVersion} ${kind}`));
    checked += bodies.length;
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: bodies });
    const { code, stderr } = await cluster.kubectl(
      ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'],
      list,
    );
    if (code !== 0) failures.push(`${title}: ${stderr.trim().slice(0, 500)}`);
  }
  say(`${cases.length} specs, ${failures.length} failures`);
  return {
    tool: 'kube-apiserver',
    version: builtVersion('kubernetes'),
    checked,
    failures,
    notes: [`${cases.length} specs at the edges of their fields, applied without being kept`],
  };
}
