import type { Impact } from '../impact';
import { at } from './body';
import { creations } from './creations';
import { deletions } from './deletions';
import type { Decision, Subject } from './rule';
import { kubernetesPage } from './sources';

/** What the coming or going of an object of a kind does. */
export interface WholeObjectRule {
  readonly types: readonly string[];
  readonly decide: (subject: Subject) => readonly Decision[];
}

const byAction = { create: creations, delete: deletions } as const;
const sources = {
  create: kubernetesPage('reference/using-api/server-side-apply/'),
  delete: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
};

/** What it does that an object comes, goes or gets another name. */
export function wholeObject(subject: Subject): readonly Impact[] {
  const { action } = subject.change;
  if (action === 'create' || action === 'delete') return decide(action, subject);
  return [...decide('delete', subject), ...decide('create', subject), renamed(subject)];
}

function decide(action: 'create' | 'delete', subject: Subject): readonly Impact[] {
  const { kind, change, before } = subject;
  const rule = `${kind.toLowerCase()}-${action}d`;
  if (action === 'delete' && at(before, 'metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune') === 'Disabled')
    return [
      {
        consequence: 'none',
        reason: `Flux does not delete the ${kind}: it stays in the cluster, and is removed by hand`,
        rule: 'prune-disabled',
        source: sources.delete,
      },
    ];
  const found = byAction[action].find(({ types }) => types.includes(change.type));
  if (!found)
    return [
      {
        consequence: 'unknown',
        reason: `no rule knows what it does that a ${kind} is ${action}d`,
        rule: 'unknown-kind',
        source: '',
      },
    ];
  return found.decide(subject).map(({ consequence, reason, field }) => ({
    consequence,
    reason,
    rule,
    source: sources[action],
    ...(field ? { field } : {}),
  }));
}

function renamed({ kind, change: { oldName, name } }: Subject): Impact {
  return {
    consequence: 'replacement',
    reason: `a ${kind} cannot be renamed: ${name} is created, and Flux deletes ${oldName ?? 'the one before'} at the end of the same reconciliation`,
    rule: 'renamed',
    source: sources.delete,
  };
}
