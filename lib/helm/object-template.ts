import { at } from '../model/mapping';
import { conditionsOf } from './flags';
import type { ChartFile, ChartInput } from './chart-input';
import type { ChartValues } from './chart-value';
import type { Family } from './families';
import { generalize } from './generalize';
import { withAnnotations } from './annotations';
import { addImage } from './images';
import type { TemplateNode } from './node';
import type { MainWorkload } from './pods';
import { NodePrinter, type PrintYaml, reference } from './print-node';
import { camel } from './value-names';
import { type References, targetOf } from './references';

/** When Jobs of a phase run in an upgrade, which cannot change a Job that is there. */
const hooks: Readonly<Record<Family['phase'], { readonly hook: string; readonly weight: number }>> = {
  login: { hook: 'pre-upgrade', weight: -10 },
  migrate: { hook: 'pre-upgrade', weight: -5 },
  bindings: { hook: 'post-upgrade', weight: -5 },
  run: { hook: 'post-upgrade', weight: 0 },
  monitoring: { hook: 'post-upgrade', weight: 5 },
};

/** The templates of all objects of a service; adds their values. */
export function objectTemplates(
  input: ChartInput,
  families: readonly Family[],
  main: MainWorkload | undefined,
  references: References,
  values: ChartValues,
  yaml: PrintYaml,
): ChartFile[] {
  const printer = new NodePrinter(input.service, yaml);
  // Other workloads use the values of the main one where they are the same.
  const ordered = [...families].sort((a, b) => Number(b === main?.family) - Number(a === main?.family));
  const texts: ChartFile[] = [];
  if (main) addImage(main, values);
  const files = ordered.map((family) => {
    const node = generalize({ input, family, main, references, values, files: texts });
    const conditions = [...conditionsOf(family, families, values), ...ofSecret(family, references, values)];
    return {
      path: `templates/${family.file}.yaml`,
      text: wrapped(printer.print(kept(family, asHook(family, node))), conditions),
    };
  });
  return [...files, ...texts].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function wrapped(text: string, conditions: readonly string[]): string {
  if (conditions.length === 0) return text;
  const [only] = conditions;
  return `{{- if ${conditions.length === 1 ? only! : `and ${conditions.join(' ')}`} }}\n${text}{{- end }}\n`;
}

/** An ExternalSecret is left out where its Secret is one that is there. */
function ofSecret({ bodies }: Family, { secrets }: References, values: ChartValues): string[] {
  const key = secrets.get(targetOf(bodies.find((one) => one)) ?? '');
  if (key === undefined) return [];
  const path = ['secrets', camel(key), 'existingSecret'];
  values.add({
    path,
    values: bodies.map(() => ''),
    schema: { type: 'string', pattern: '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$', maxLength: 253 },
    description: `Secret to use in place of the one that External Secrets makes`,
  });
  return [`(not ${reference(path)})`];
}

/** A Job as a hook of upgrades; at the first installation it runs beside the others, which wait for it. */
function asHook(family: Family, node: TemplateNode): TemplateNode {
  if (family.kind !== 'Job' || node.is !== 'map') return node;
  const { hook, weight } = hooks[family.phase];
  const entry = (name: string, value: string) => [`helm.sh/${name}`, { is: 'literal', value } as TemplateNode] as const;
  const entries = [
    entry('hook', hook),
    entry('hook-weight', String(weight)),
    entry('hook-delete-policy', 'before-hook-creation'),
  ];
  return withAnnotations(node, entries, '.Release.IsUpgrade');
}

/** An object that Flux never deletes, with its data, and that Helm must not delete either. @see https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource */
function kept({ bodies }: Family, node: TemplateNode): TemplateNode {
  const keeps = bodies.some((body) => at(body, ['metadata', 'annotations', prune]) === 'Disabled');
  return keeps ? withAnnotations(node, [['helm.sh/resource-policy', { is: 'literal', value: 'keep' }]]) : node;
}

const prune = 'kustomize.toolkit.fluxcd.io/prune';
