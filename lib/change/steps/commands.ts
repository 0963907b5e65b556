import type { Applier } from './appliers';
import type { Check, Words } from './step';

/** Namespace of Flux. */
export const fluxNamespace = 'flux-system';

/** Commands of Terraform for one stack. */
export function terraform(stack: string, ...words: string[]): Words {
  return ['terraform', `-chdir=dist/terraform/stacks/${stack}`, ...words];
}

/** Name of the stack that a file below `dist/` is of. */
export function stackOf(file: string): string {
  return file.split('/')[2]!;
}

/** Whether all of a stack is applied, or some of its resources. */
export function settled(stack: string, targets: readonly string[] = []): Check {
  return {
    what: targets.length > 0 ? 'nothing of it is left to apply' : 'nothing is left to apply',
    command: terraform(stack, 'plan', '-input=false', '-detailed-exitcode', ...targets.map(targeted)),
  };
}

const targeted = (address: string) => `-target=${address}`;

/** Plans a stack, and applies exactly that plan. */
export function applies(stack: string, targets: readonly string[] = []): Words[] {
  const plan = 'change.tfplan';
  return [
    terraform(stack, 'init', '-input=false'),
    terraform(stack, 'plan', '-input=false', `-out=${plan}`, ...targets.map(targeted)),
    terraform(stack, 'apply', '-input=false', plan),
  ];
}

/** Stops Flux from applying by some of its objects, or lets it. */
export function fluxEach(
  verb: 'suspend' | 'resume',
  appliers: readonly Pick<Applier, 'kind' | 'name'>[],
  context: string,
): Words[] {
  return appliers.map(({ kind, name }) => [
    'flux',
    verb,
    kind,
    name,
    '--namespace',
    fluxNamespace,
    '--context',
    context,
  ]);
}

/** Has Flux read the repository, and apply by some of its objects, in order. */
export function reconciles(source: string, appliers: readonly Applier[], context: string): Words[] {
  const common = ['--namespace', fluxNamespace, '--context', context];
  return [
    ['flux', 'reconcile', 'source', 'git', source, ...common],
    // A release reads its chart, which is made of the repository.
    ...appliers.map(({ kind, name }) => [
      ...['flux', 'reconcile', kind, name],
      ...(kind === 'helmrelease' ? ['--with-source'] : []),
      ...common,
    ]),
  ];
}

/** A command of kubectl in a namespace of a cluster. */
export function kubectl(context: string, space: string, ...words: string[]): Words {
  return ['kubectl', '--context', context, '--namespace', space, ...words];
}

/** A command line for a POSIX shell, in which no word is code. */
export function commandLine(words: Words): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}
