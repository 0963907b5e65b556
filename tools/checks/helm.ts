import { join } from 'node:path';
import type { Check } from '../harness/check';
import { builtVersion, clusterTools, helmTools, yamlTools } from '../harness/toolbox';
import { bundledCharts } from '../helm/bundled';
import { casesOf } from '../helm/cases';
import { delivered } from '../helm/delivered';
import { onCluster } from '../helm/on-cluster';
import { randomCases } from '../helm/random';
import { rendered } from '../helm/rendered';
import { schemas } from '../helm/schemas';
import { umbrellas } from '../helm/umbrellas';

/** Services that are drawn, and what they are drawn by. */
const drawn = 25;
const seed = 20;

/** Whether charts say what the plain YAML says with every Helm that is in use, live on an API server, and refuse wrong values. */
export const helm: Check = {
  name: 'helm',
  needs: [...helmTools, ...yamlTools, ...clusterTools],
  builds: ['crds', 'flux'],
  minutes: 6,
  run: async (context) => {
    const charts = bundledCharts(context.dist);
    if (charts.length === 0) throw new Error(`${context.dist}: expected charts in helm/, got none`);
    const cases = await casesOf(context.dist, charts);
    const parts = [
      schemas(cases),
      await rendered(context, [...cases, ...(await randomCases(join(context.scratch, 'drawn'), drawn, seed))]),
      await umbrellas(context, cases),
      await delivered(context, cases),
      await onCluster(context, cases),
    ];
    return {
      tool: 'helm, helm 3',
      version: `${builtVersion('helm')}, ${builtVersion('helm3')}`,
      checked: parts.reduce((sum, { checked }) => sum + checked, 0),
      failures: parts.flatMap(({ failures }) => failures),
      notes: parts.flatMap(({ notes }) => notes),
    };
  },
};
