import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DiskError, onDisk } from '../../files/disk-error';
import { demandInside } from '../../files/inside';
import { replaceFile } from '../../files/replace-file';
import { hexOf } from '../../model/digest';
import { archiveOf } from './archive';
import { type Chart, isChart, readChart } from './chart';
import { umbrellaOf } from './umbrella';
import { withDependencies } from './with-dependencies';

/** Charts to package. */
export interface Wanted {
  readonly root: string;
  readonly platform?: string;
  readonly service?: string;
}

/** A chart in one file. */
export interface Package {
  readonly platform: string;
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
  /** Of the file, as a registry has it of the layer. */
  readonly digest: string;
}

/** Folder of charts in a repository. */
const charts = join('dist', 'helm');

/** A time for all packages: the manifest that Helm pushes has that of the file, and would be another one each time. */
const always = new Date(0);

/** Packages charts into `<folder>/<platform>/<name>-<version>.tgz`; the same bytes for the same chart. */
export function packageCharts(wanted: Wanted, folder: string): Package[] {
  return chosen(wanted).map(({ platform, within, chart }) => {
    const content = archiveOf(chart.name, withDependencies(chart, within));
    const file = join(folder, platform, `${chart.name}-${chart.version}.tgz`);
    demandInside(folder, file);
    write(file, content);
    const digest = `sha256:${hexOf(content)}`;
    return { platform, name: chart.name, version: chart.version, file, size: content.length, digest };
  });
}

/** A chart, and the folder of its platform. */
interface Found {
  readonly platform: string;
  readonly within: string;
  readonly chart: Chart;
}

/** Charts of services, and one of each platform, which no filter of services takes. */
function chosen({ root, platform, service }: Wanted): Found[] {
  const home = join(root, charts);
  return foldersIn(home)
    .filter((name) => platform === undefined || name === platform)
    .flatMap((name) => {
      const within = join(home, name);
      const folders =
        service === undefined ? foldersIn(within).map((one) => join(within, one)) : [join(within, service)];
      const own = folders.filter(isChart).map(readChart);
      const all = service === undefined ? [...whole(name, within, own), ...own] : own;
      return all.map((chart) => ({ platform: name, within, chart }));
    });
}

/** The chart of a platform: that in its folder, or one of those of its services. */
function whole(platform: string, within: string, own: readonly Chart[]): Chart[] {
  if (isChart(within)) return [readChart(within)];
  return own.length > 0 ? [umbrellaOf(platform, within, own)] : [];
}

function foldersIn(folder: string): string[] {
  const entries = onDisk(folder, () => readdirSync(folder, { withFileTypes: true }), ['ENOENT']) ?? [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function write(file: string, content: Buffer): void {
  if (!replaceFile(file, content))
    throw new DiskError(file, 'the file cannot be written; name another folder by --out');
  onDisk(file, () => utimesSync(file, always, always));
}
