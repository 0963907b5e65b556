import type { ChartFile, ChartInput } from './chart-input';
import type { ChartValue } from './chart-value';
import type { PrintYaml } from './print-node';
import { type ValueTree, changesOf, defaultOf, treeOf } from './value-tree';

/** What a group of values is about. */
const sections: Readonly<Record<string, string>> = {
  env: 'Variables of the container: a text, or {valueFrom: ...}. Null leaves one out; further ones come after these.',
  image: 'Image of the container.',
  secrets: 'Secrets of the service.',
  autoscaling: 'Number of pods by load.',
  serviceAccount: 'Account of the pods.',
  networkPolicy: 'Connections from and to the pods.',
  gateway: 'Routes from the gateway.',
  externalSecrets: 'Secrets that External Secrets makes.',
  monitoring: 'Rules, dashboards and monitors.',
};

/** `values.yaml`, and a file for each environment with what differs there. */
export function valuesFiles(input: ChartInput, all: readonly ChartValue[], yaml: PrintYaml): ChartFile[] {
  const defaults = input.environments.findIndex(({ name }) => name === input.defaults);
  const files = input.environments.map(({ name }, index): ChartFile => {
    const changes = changesOf(all, defaults, index);
    const about = `What ${name} has in place of values.yaml.\n`;
    return { path: `values-${name}.yaml`, text: `# ${about}${yaml(changes)}` };
  });
  const leaves = new Map(all.map((one) => [one.path.join('/'), one]));
  const tree = treeOf(all.map((one) => [one.path, defaultOf(one, defaults)]));
  return [{ path: 'values.yaml', text: printed(tree, [], leaves, yaml).join('\n').concat('\n') }, ...files];
}

/** The lines of a tree, with a comment before each value. */
function printed(
  tree: ValueTree,
  path: readonly string[],
  leaves: ReadonlyMap<string, ChartValue>,
  yaml: PrintYaml,
): string[] {
  return Object.keys(tree)
    .sort()
    .flatMap((key) => {
      const at = [...path, key];
      const leaf = leaves.get(at.join('/'));
      if (leaf)
        return [
          ...commentOf(leaf),
          ...yaml({ [key]: tree[key] })
            .trimEnd()
            .split('\n'),
        ].map((line) => indented(line, path));
      const head = yaml({ [key]: 0 })
        .trimEnd()
        .slice(0, -' 0'.length);
      const about = path.length === 0 && sections[key] ? [`# ${sections[key]}`] : [];
      const inside = printed(tree[key] as ValueTree, at, leaves, yaml);
      return [...[...about, head].map((line) => indented(line, path)), ...inside];
    });
}

/** Variables have names that say what they are. */
function commentOf({ path, description }: ChartValue): string[] {
  return path.includes('env') ? [] : [`# -- ${description.replace(/\s+/g, ' ')}`];
}

function indented(line: string, path: readonly string[]): string {
  return line === '' ? line : `${'  '.repeat(path.length)}${line}`;
}
