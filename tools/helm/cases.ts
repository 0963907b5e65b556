import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../harness/check';
import type { KubernetesObject } from '../kubernetes/object';
import { manifestsIn } from '../kubernetes/tree';
import { type BundledChart, valuesFile } from './bundled';
import { readObjects } from './reading';
import type { Release } from './release';

/** A chart in one environment, with what the plain tree has of it. */
export interface Case {
  readonly title: string;
  readonly chart: BundledChart;
  readonly environment: string;
  readonly release: Release;
  readonly plain: readonly KubernetesObject[];
}

/** What a part of the check found. */
export type Findings = Pick<Report, 'checked' | 'failures' | 'notes'>;

/** Each chart in each environment of its service. */
export async function casesOf(dist: string, charts: readonly BundledChart[]): Promise<Case[]> {
  return Promise.all(
    charts.flatMap((chart) => chart.environments.map((environment) => caseOf(dist, chart, environment))),
  );
}

async function caseOf(dist: string, chart: BundledChart, environment: string): Promise<Case> {
  const { platform, service, folder } = chart;
  const plain = join(dist, 'kubernetes', platform, 'environments', environment, service);
  const texts = manifestsIn(plain).map(({ path }) => readFileSync(path, 'utf8'));
  const objects = await readObjects(texts);
  const namespace = namespaceOf(objects, service);
  const release = { name: service, namespace, chart: folder, values: [valuesFile(chart, environment)] };
  return { title: `${platform}/${environment}/${service}`, chart, environment, release, plain: objects };
}

/** Namespace of a service: that of the object that bears its name. */
function namespaceOf(objects: readonly KubernetesObject[], service: string): string {
  const own = objects.find(({ metadata: { name } }) => name === service) ?? objects[0];
  return own?.metadata.namespace ?? 'default';
}
