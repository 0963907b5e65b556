import { chartFiles } from '../../helm/chart-files';
import type { ChartEnvironment, KubernetesBody } from '../../helm/chart-input';
import { phaseFolder } from '../../kubernetes/render';
import type { Artifact } from '../../model/artifact';
import { phases } from '../../model/cluster-unit';
import { digestOf } from '../../model/digest';
import type { OutputFile } from './output-file';
import { print } from './print';
import type { ChartTaskInput, UnitTask } from './task';

/** The chart of a service from the objects of its environments; none where an environment could not be rendered. */
export async function renderChart(
  { members, defaults }: ChartTaskInput,
  objectsOf: (member: UnitTask) => Promise<readonly Artifact[] | undefined>,
): Promise<readonly OutputFile[]> {
  const environments: ChartEnvironment[] = [];
  for (const member of members) {
    const objects = await objectsOf(member);
    if (!objects) return [];
    environments.push(environmentOf(member, objects));
  }
  const { platform, service } = members[0]!.input;
  const { source, annotations } = service;
  const description = annotations['strata.dev/description'];
  const input = {
    ...{ platform: platform.name, service: service.name, source, environments, defaults },
    ...(description && { description }),
  };
  const folder = `${platform.name}/${service.name}`;
  return chartFiles(input, (value) => print(value, 'yaml')).map(({ path, text }): OutputFile => ({
    path: `${folder}/${path}`,
    digest: digestOf(text),
    resources: 0,
    text: () => text,
  }));
}

function environmentOf({ input }: UnitTask, artifacts: readonly Artifact[]): ChartEnvironment {
  const folders = phases.map((phase) => [phase, `${phaseFolder(input, phase)}/`] as const);
  const objects = artifacts.flatMap(({ path, body }) => {
    const phase = folders.find(([, folder]) => path.startsWith(folder))?.[0];
    return phase ? [{ phase, body: body as KubernetesBody }] : [];
  });
  return { name: input.environment.name, namespace: input.names.namespace, objects };
}
