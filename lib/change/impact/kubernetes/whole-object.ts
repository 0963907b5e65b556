import { type Impact, rankOf } from '../impact';
import { at, nameOf } from './body';
import { creations } from './creations';
import { deletions } from './deletions';
import type { Subject } from './rule';
import { kubernetesPage } from './sources';

const byAction = { create: creations, delete: deletions } as const;
const sources = {
  create: kubernetesPage('reference/using-api/server-side-apply/'),
  delete: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
};

/** What it does that an object comes, goes or gets another name. */
export function wholeObject(subject: Subject): readonly Impact[] {
  const { action } = subject.change;
  if (action === 'create' || action === 'delete') return decide(action, subject);
  const found = [...decide('delete', subject), ...decide('create', subject)];
  return [...found, renamed(subject, found)];
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

/** Kinds that do their work again under another name. */
const working: ReadonlySet<string> = new Set(['Job']);

/** What the other name of an object does: little, where nothing misses the one before. */
function renamed({ kind, before, after }: Subject, found: readonly Impact[]): Impact {
  const isMissed = found.some(
    ({ consequence }) => rankOf(consequence) >= rankOf('rolling-restart') && consequence !== 'exposure',
  );
  return {
    consequence: isMissed || working.has(kind) ? 'replacement' : 'in-place',
    reason: `${nameOf(after)} is created, and Flux deletes ${nameOf(before)} afterwards: a ${kind} cannot be renamed`,
    rule: 'renamed',
    source: sources.delete,
  };
}
