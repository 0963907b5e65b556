import { hexOf } from '../../model/digest';
import { type Chart, chartFile } from './chart';
import { type Member, umbrellaTexts } from './umbrella-values';
import { scalar } from './scalar';
import { withDependencies } from './with-dependencies';

/** The version of every umbrella chart, before the digest of its content. */
const version = '1.0.0';

/** Digits of the digest in a version. */
const digits = 12;

/**
 * The chart of a whole platform: those of its services in `charts/`, each behind `<service>.enabled` and under its own name.
 *
 * @see https://helm.sh/docs/topics/charts/#chart-dependencies
 */
export function umbrellaOf(platform: string, folder: string, charts: readonly Chart[]): Chart {
  const members = charts.map((chart): Member => ({ chart, key: keyOf(chart, charts) }));
  const name = freeName(
    platform,
    charts.map((chart) => chart.name),
  );
  const own = umbrellaTexts(name, members);
  const files = new Map<string, Buffer>(Object.entries(own).map(([path, text]) => [path, Buffer.from(text)]));
  for (const { chart } of members)
    for (const [path, content] of withDependencies(chart, folder)) files.set(`charts/${chart.name}/${path}`, content);
  const number = `${version}+${digestOf(files)}`;
  files.set(chartFile, Buffer.from(chartYaml(platform, name, number, members)));
  return { folder, name, version: number, dependencies: [], namespaces: {}, files };
}

/** Helm has a meaning of its own for `global`. @see https://helm.sh/docs/chart_template_guide/subcharts_and_globals/ */
const keyOf = ({ name }: Chart, charts: readonly Chart[]): string =>
  name === 'global'
    ? freeName(
        'global-service',
        charts.map((chart) => chart.name),
      )
    : name;

/** A name that no service has: the files of both would be one. */
function freeName(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? freeName(`${wanted}-platform`, taken) : wanted;
}

function digestOf(files: ReadonlyMap<string, Buffer>): string {
  const lines = [...files].map(([path, content]) => `${path} ${hexOf(content.toString('base64'))}`).sort();
  return hexOf(lines.join('\n')).slice(0, digits);
}

function chartYaml(platform: string, name: string, number: string, members: readonly Member[]): string {
  const dependencies = members.flatMap(({ chart, key }) => [
    `  - name: ${scalar(chart.name)}`,
    `    version: ${JSON.stringify(chart.version)}`,
    ...(key === chart.name ? [] : [`    alias: ${scalar(key)}`]),
    `    condition: ${JSON.stringify(`${key}.enabled`)}`,
  ]);
  return [
    'apiVersion: v2',
    'dependencies:',
    ...dependencies,
    `description: All services of ${platform}`,
    `name: ${scalar(name)}`,
    'type: application',
    `version: ${JSON.stringify(number)}`,
    '',
  ].join('\n');
}
