import type { ChartInput } from './chart-input';
import type { ChartValue } from './chart-value';
import { defaultOf } from './value-tree';

/** Longest default that a table shows. */
const longest = 60;

/** `README.md`: what the chart is, how it is installed, and its values. */
export function readmeOf(input: ChartInput, all: readonly ChartValue[]): string {
  const { service, platform, environments, defaults, description } = input;
  const index = environments.findIndex(({ name }) => name === defaults);
  const rows = all
    .filter(({ path }) => path[0] !== 'env')
    .map((one) => `| \`${one.path.join('.')}\` | ${cell(one.description)} | ${shown(defaultOf(one, index))} |`);
  const install = environments.map(
    ({ name, namespace }) =>
      `helm upgrade --install ${service} . --namespace ${namespace} --values values-${name}.yaml`,
  );
  return `# ${service}

${cell(description ?? `${service} of ${platform}`)}

Made from \`${input.source}\`; edit that instead. \`values.yaml\` has the values of ${defaults}.

\`\`\`sh
${install.join('\n')}
helm test ${service} --namespace ${environments[index]!.namespace}
\`\`\`

Jobs that prepare the database run before each upgrade, and beside the pods at the first installation.
Texts of rules and dashboards name objects as they are without \`nameOverride\` and \`fullnameOverride\`.
Without External Secrets, set \`externalSecrets.enabled\` to false and make the Secrets, or name others under \`secrets\`.
Templates of your own belong in \`templates/custom.yaml\`, which is never written here.

| Value | What it is | Default |
| --- | --- | --- |
${rows.join('\n')}

\`env\` has the variables of the container, by name.
`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest || /[`|]/.test(text) ? 'see `values.yaml`' : `\`${text}\``;
}

/** A text that ends no cell and starts no markup. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<>[\]\\*_]/g, '\\$&');
}
