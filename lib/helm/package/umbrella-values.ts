import { join } from 'node:path';
import { parse } from 'yaml';
import { DiskError } from '../../files/disk-error';
import type { Chart } from './chart';
import { scalar } from './scalar';

/** The chart of a service in an umbrella chart, and the key of its values there. */
export interface Member {
  readonly chart: Chart;
  readonly key: string;
}

type Texts = Readonly<Record<string, string>>;

/** Files of the umbrella chart itself, but for `Chart.yaml`. */
export const umbrellaTexts = (name: string, members: readonly Member[]): Texts => ({
  ...valuesTexts(name, members),
  'values.schema.json': schemaText(members),
  'README.md': readmeText(name, members),
  // Helm 4 warns of a chart without templates.
  'templates/NOTES.txt': notes,
});

const notes = `Services of {{ .Release.Name }} that are installed:
{{- range $name, $chart := .Subcharts }}
- {{ $name }} {{ $chart.Chart.AppVersion }}
{{- end }}
`;

const valuesFile = /^values-(.+)\.yaml$/;

/** `values.yaml`, and a file for each environment: those of the services, under their keys. */
function valuesTexts(name: string, members: readonly Member[]): Texts {
  const defaults = members.flatMap(({ chart, key }) => [
    `${scalar(key)}:`,
    '  # -- whether the service is installed',
    '  enabled: true',
    '  # -- name of its objects, whatever the release is called',
    `  fullnameOverride: ${scalar(chart.name)}`,
  ]);
  const files = environmentsOf(members).map((environment) => [
    `values-${environment}.yaml`,
    environmentValues(name, environment, members),
  ]);
  return {
    'values.yaml': ['# Further values of a service are those of its chart in charts/.', ...defaults, ''].join('\n'),
    ...Object.fromEntries(files),
  };
}

/** Services of an environment have a file of values for it; others are not installed there. */
function environmentValues(name: string, environment: string, members: readonly Member[]): string {
  const namespace = namespaceOf(environment, members);
  const lines = members.flatMap(({ chart, key }) => {
    const file = chart.files.get(`values-${environment}.yaml`)?.toString();
    if (file === undefined) return [`${scalar(key)}:`, '  enabled: false'];
    const own = chart.namespaces[environment] ?? namespace;
    const more = own === namespace ? [] : [`namespaceOverride: ${scalar(own!)}`];
    return [`${scalar(key)}:`, ...below(join(chart.folder, `values-${environment}.yaml`), file, more)];
  });
  return [`# What ${environment} has in place of values.yaml.`, `# ${installed(name, environment, namespace)}`]
    .concat(lines, '')
    .join('\n');
}

/** The text of a file one level deeper, so that each number and text stays what it is. */
function below(path: string, text: string, more: readonly string[]): string[] {
  const lines = text.trimEnd().split('\n');
  if (lines.some((line) => /^(?:---|\.\.\.|%)/.test(line)))
    throw new DiskError(path, 'expected one document without marks of its start and end; run strata synth');
  const isEmpty = Object.keys((parse(text, { intAsBigInt: true }) as object | null) ?? {}).length === 0;
  const kept = isEmpty ? [] : lines;
  const all = [...more, ...kept];
  return (all.length > 0 ? all : ['{}']).map((line) => (line === '' ? '' : `  ${line}`));
}

/** Environments that any service has. */
function environmentsOf(members: readonly Member[]): string[] {
  const names = members.flatMap(({ chart }) =>
    [...chart.files.keys()].flatMap((path) => valuesFile.exec(path)?.[1] ?? []),
  );
  return [...new Set(names)].sort();
}

/** Namespace of most services of an environment, into which the release goes. */
function namespaceOf(environment: string, members: readonly Member[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { chart } of members) {
    const namespace = chart.namespaces[environment];
    if (namespace !== undefined) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))[0]?.[0];
}

const installed = (name: string, environment: string, namespace = '<namespace>') =>
  `helm upgrade --install ${name} . --namespace ${namespace} --values values-${environment}.yaml`;

/** `values.schema.json`: keys are services; the charts in `charts/` say what is below them. */
function schemaText(members: readonly Member[]): string {
  const service = { type: 'object', properties: { enabled: { type: 'boolean' } } };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { ...Object.fromEntries(members.map(({ key }) => [key, service])), global: { type: 'object' } },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** `README.md`: what to run. */
function readmeText(name: string, members: readonly Member[]): string {
  const commands = environmentsOf(members).map((one) => installed(name, one, namespaceOf(one, members)));
  const services = members.map(({ chart, key }) => `- \`${key}\`: ${chart.name} ${chart.version}`);
  const text = [
    `# ${name}`,
    'All services of a platform. Values of a service stand below its key; `<key>.enabled: false` leaves it out.',
    services.join('\n'),
    'From the folder of this chart, one of:',
    ['```sh', ...commands, '```'].join('\n'),
  ];
  return `${text.join('\n\n')}\n`;
}
