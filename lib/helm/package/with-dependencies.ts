import { join } from 'node:path';
import { DiskError } from '../../files/disk-error';
import { isNamedInside } from '../../files/inside';
import { type Chart, type Dependency, chartFile, isChart, readChart } from './chart';

/** Files of a chart and, under `charts/`, of those that it depends on; a chart of a repository elsewhere must be there already. */
export function withDependencies(chart: Chart, within: string, path: readonly string[] = []): Map<string, Buffer> {
  const files = new Map(chart.files);
  if (path.includes(chart.folder))
    throw new DiskError(chart.folder, 'expected charts without circles, got one that depends on itself');
  for (const dependency of chart.dependencies) {
    if (isThere(chart, dependency)) continue;
    const other = dependedOn(chart, dependency, within);
    for (const [name, content] of withDependencies(other, within, [...path, chart.folder]))
      files.set(`charts/${other.name}/${name}`, content);
  }
  return files;
}

/** Whether `charts/` has it, as a folder or packaged. */
function isThere({ files }: Chart, { name, version }: Dependency): boolean {
  return files.has(`charts/${name}/${chartFile}`) || files.has(`charts/${name}-${version}.tgz`);
}

function dependedOn(chart: Chart, { name, version, repository }: Dependency, within: string): Chart {
  const place = join(chart.folder, chartFile);
  const folder = join(chart.folder, repository.replace(/^file:\/\//, ''));
  if (!repository.startsWith('file://') || !isNamedInside(within, folder) || !isChart(folder))
    throw new DiskError(
      place,
      `expected the chart ${name} in charts/ or at file:// in ${within}, got ${repository || 'none'}; run strata synth, or helm dependency build`,
    );
  const other = readChart(folder);
  if (other.name === name && other.version === version) return other;
  throw new DiskError(
    place,
    `expected ${name} ${version}, got ${other.name} ${other.version} in ${folder}; run strata synth`,
  );
}
