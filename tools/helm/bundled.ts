import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { subfolders } from '../kubernetes/tree';

/** The chart of a service in `dist/helm`. */
export interface BundledChart {
  readonly platform: string;
  readonly service: string;
  readonly folder: string;
  /** Those that it has a file of values for. */
  readonly environments: readonly string[];
}

/** All charts of services. */
export function bundledCharts(dist: string): BundledChart[] {
  const home = join(dist, 'helm');
  return subfolders(home).flatMap((platform) =>
    subfolders(join(home, platform))
      .map((service) => ({ platform, service, folder: join(home, platform, service) }))
      .filter(({ folder }) => existsSync(join(folder, 'Chart.yaml')))
      .map((chart) => ({ ...chart, environments: environmentsOf(chart.folder) })),
  );
}

/** File with the values of an environment. */
export const valuesFile = ({ folder }: BundledChart, environment: string): string =>
  join(folder, `values-${environment}.yaml`);

function environmentsOf(folder: string): string[] {
  return readdirSync(folder)
    .flatMap((name) => /^values-(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort();
}
