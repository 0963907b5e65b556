import type { Consequential } from '../change-report';
import type { Applier } from '../steps/appliers';
import { fluxEach, kubectl } from '../steps/commands';
import type { Part } from '../steps/part';
import type { Words } from '../steps/step';
import type { Rollback } from './rollback';

/** Commands under a title. */
export interface Titled {
  readonly title: string;
  readonly commands: readonly Words[];
}

/** Folder of the old revision while an emergency lasts. */
const folder = '.strata-rollback';

/** Commands that bring the cluster of each environment back at once, before its specs return; Terraform's resources stay. */
export function emergencyCommands({ to, parts }: Pick<Rollback, 'to' | 'parts'>): Titled[] {
  const changed = parts.filter(({ objects }) => objects.length > 0);
  if (changed.length === 0) return [];
  return [
    { title: 'Have the old output at hand', commands: [['git', 'worktree', 'add', '--detach', folder, to]] },
    ...changed.map((part) => ({ title: `Bring ${part.environment.name} back`, commands: switched(part) })),
    {
      title: 'Bring the specs back, and merge them',
      commands: [
        ['npx', 'strata', 'rollback', to, '--write'],
        ['npx', 'strata', 'synth'],
      ],
    },
    ...changed.map((part) => ({
      title: `Have Flux apply ${part.environment.name} again`,
      commands: fluxEach('resume', present(part), part.context),
    })),
    { title: 'Remove the old output', commands: [['git', 'worktree', 'remove', folder]] },
  ];
}

function switched(part: Part): Words[] {
  const { context, objects } = part;
  const extra = objects.filter(({ action }) => action === 'delete');
  const returning = objects.filter(({ action }) => action !== 'delete');
  return [
    ...fluxEach('suspend', [...present(part), ...going(extra, part)], context),
    ...returning.map(({ file }) => applied(file, context)),
    ...extra.map((one) => onObject(one, context, 'delete')),
    ...returning
      .filter(({ type }) => type === 'apps/Deployment')
      .map((one) => onObject(one, context, 'rollout', 'status')),
  ];
}

function present({ appliers }: Part): Applier[] {
  return appliers.filter(({ isPresent }) => isPresent);
}

/** What goes, and must take nothing with it: all that it applied either stays, or is deleted by name. */
function going(extra: readonly Consequential[], { handovers }: Part): Pick<Applier, 'kind' | 'name'>[] {
  const named = (kind: Applier['kind'], { name }: Consequential) => ({ kind, name: name.split('/').at(-1)! });
  const isGiven = ({ file }: Consequential) => handovers.some(({ service }) => file.includes(`/${service}/`));
  return extra.flatMap((one) => {
    if (one.type === 'kustomize.toolkit.fluxcd.io/Kustomization') return [named('kustomization', one)];
    return one.type === 'helm.toolkit.fluxcd.io/HelmRelease' && isGiven(one) ? [named('helmrelease', one)] : [];
  });
}

/** Applies a file as Flux does, so that Flux finds nothing of another's. */
function applied(file: string, context: string): Words {
  const manager = '--field-manager=kustomize-controller';
  return [
    'kubectl',
    '--context',
    context,
    'apply',
    '--server-side',
    '--force-conflicts',
    manager,
    '-f',
    `${folder}/dist/${file}`,
  ];
}

function onObject({ name, type }: Consequential, context: string, ...verb: string[]): Words {
  const [own = '', space] = name.split('/').reverse();
  const kind = type.split('/').at(-1)!.toLowerCase();
  const words = [...verb, `${kind}/${own}`];
  return space === undefined ? ['kubectl', '--context', context, ...words] : kubectl(context, space, ...words);
}
