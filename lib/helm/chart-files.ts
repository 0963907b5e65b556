import { hexOf } from '../model/digest';
import type { ChartFile, ChartInput } from './chart-input';
import { ChartValues } from './chart-value';
import { familiesOf } from './families';
import { withHeader } from './headers';
import { helpersTemplate } from './helpers-template';
import { notesOf } from './notes';
import { objectTemplates } from './object-template';
import { ownValues } from './own-values';
import { mainWorkload } from './pods';
import type { PrintYaml } from './print-node';
import { probeTest } from './probe-test';
import { readmeOf } from './readme';
import { referencesOf } from './references';
import { valuesFiles } from './values-files';
import { schemaText, valuesSchema } from './values-schema';

/** The version of every chart, before the digest of its content. */
const version = '1.0.0';

/** Digits of the digest in a version. */
const digits = 12;

/** The files of a chart, which installs the objects of any of its environments. @see https://helm.sh/docs/topics/charts/ */
export function chartFiles(input: ChartInput, yaml: PrintYaml): ChartFile[] {
  const { service } = input;
  const families = familiesOf(input);
  const main = mainWorkload(service, families);
  const references = referencesOf(input, families);
  const values = new ChartValues();
  for (const one of ownValues(input)) values.add(one);
  const templates = objectTemplates(input, families, main, references, values, yaml);
  const test = probeTest(input, families, main, values);
  const all = values.all;
  const files = [
    ...valuesFiles(input, all, yaml),
    { path: 'values.schema.json', text: schemaText(valuesSchema(all)) },
    { path: 'templates/_helpers.tpl', text: helpersTemplate(service, all, main) },
    ...templates,
    ...test,
    { path: 'templates/extra-objects.yaml', text: extraObjects },
    { path: 'templates/NOTES.txt', text: notesOf(input) },
    { path: 'README.md', text: readmeOf(input, all) },
    { path: '.helmignore', text: '.git/\n*.swp\n*.orig\n' },
  ];
  const digest = hexOf(files.map(({ path, text }) => `${path}\n${text}`).join('\n')).slice(0, digits);
  const chart = { path: 'Chart.yaml', text: chartYaml(input, `${version}+${digest}`, values, yaml) };
  return [chart, ...files].map((file) => withHeader(file, input.source)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const extraObjects = `{{- range .Values.extraObjects }}
---
{{ toYaml . }}
{{- end }}
`;

function chartYaml(input: ChartInput, number: string, values: ChartValues, yaml: PrintYaml): string {
  const { service, platform, description = `${service} of ${platform}`, environments, defaults } = input;
  const tag = values.all.find(({ path }) => path.join('.') === 'image.tag');
  const appVersion = tag?.values[environments.findIndex(({ name }) => name === defaults)];
  const namespaces = environments.map(({ name, namespace }) => [`strata.dev/namespace.${name}`, namespace]);
  return yaml({
    annotations: Object.fromEntries(namespaces) as Readonly<Record<string, string>>,
    apiVersion: 'v2',
    name: service,
    description: description.replace(/\s+/g, ' '),
    type: 'application',
    version: number,
    ...(typeof appVersion === 'string' && appVersion !== '' && { appVersion }),
  });
}
