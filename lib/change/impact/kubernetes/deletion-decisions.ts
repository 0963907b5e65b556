import { at, itemsAt, nameOf, ofKind, textAt } from './body';
import { readerText, readersOf } from './readers';
import type { Decision, Subject } from './rule';
import { templateOf, workloadsIn } from './selectors';
import { someOf } from './sets';

const down = (reason: string): readonly Decision[] => [{ consequence: 'restart-with-downtime', reason }];
const fine = (reason: string): readonly Decision[] => [{ consequence: 'in-place', reason }];

/** An object that nothing around it reads; one that services share may be read in other outputs. */
function unread({ change, kind }: Subject, reason: string): readonly Decision[] {
  return change.service === undefined
    ? [{ consequence: 'unknown', reason: `the ${kind} is not one service's: what reads it is not known here` }]
    : fine(reason);
}

/** What goes with a StatefulSet. */
export function deletedStatefulSet({ before }: Subject): readonly Decision[] {
  const deletes = textAt(before, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
  const claims = itemsAt(before, 'spec', 'volumeClaimTemplates').length > 0;
  if (deletes && claims)
    return [
      { consequence: 'data-loss', reason: 'its pods stop, and whenDeleted deletes their claims with their data' },
    ];
  return down(
    claims ? 'its pods stop for good; their claims and data stay, and are removed by hand' : 'its pods stop for good',
  );
}

/** What misses a ConfigMap or Secret. */
export function deletedConfig(subject: Subject): readonly Decision[] {
  const { kind, before, context } = subject;
  const readers = readersOf(kind, nameOf(before), context.after);
  return readers.length > 0
    ? down(`pods of ${someOf(readers.map(readerText))} read it, and do not start again without it`)
    : unread(subject, 'no pod of the service reads it any more');
}

/** What goes with a claim, by the reclaim policy of its class. */
export function deletedClaim({ before, context }: Subject): readonly Decision[] {
  const name = textAt(before, 'spec', 'storageClassName');
  const found = ofKind(
    [...context.before, ...context.changes.flatMap((change) => (change.before ? [change.before] : []))],
    'StorageClass',
  ).find((one) => nameOf(one) === name);
  return at(found, 'reclaimPolicy') === 'Retain'
    ? down(`the claim goes; its StorageClass ${name} retains the volume, which is bound again by hand`)
    : [
        {
          consequence: 'data-loss',
          reason: `the volume is deleted with its data, as the reclaim policy of its StorageClass ${name ?? ''} says or may say`,
        },
      ];
}

/** What goes with a namespace; its objects stand in other outputs. */
export function deletedNamespace(): readonly Decision[] {
  return [
    {
      consequence: 'data-loss',
      reason: 'all objects of the namespace are deleted, its claims and their data among them, also those made by hand',
    },
  ];
}

/** What misses an account. */
export function deletedAccount(subject: Subject): readonly Decision[] {
  const { before, context } = subject;
  const users = workloadsIn(context.after).filter(
    (workload) => textAt(templateOf(workload), 'spec', 'serviceAccountName') === nameOf(before),
  );
  return users.length > 0
    ? down(
        `pods of ${someOf(users.map((one) => `${String(one.kind)} ${nameOf(one)}`))} are not made any more without it`,
      )
    : unread(subject, 'no pod of the service uses it; its tokens end');
}

/** What goes with an ExternalSecret, by its creation policy. */
export function deletedExternalSecret(subject: Subject): readonly Decision[] {
  const { before, context } = subject;
  if (['Orphan', 'Merge', 'None'].includes(textAt(before, 'spec', 'target', 'creationPolicy') ?? 'Owner'))
    return fine('the Secret stays, and is not refreshed any more');
  const name = textAt(before, 'spec', 'target', 'name') ?? nameOf(before);
  const readers = readersOf('Secret', name, context.after);
  return readers.length > 0
    ? down(`its Secret ${name} goes, and pods of ${someOf(readers.map(readerText))} do not start again without it`)
    : unread(subject, `its Secret ${name} goes, which no pod of the service reads any more`);
}

/** What goes with a release of Helm. */
export function deletedRelease({ before }: Subject): readonly Decision[] {
  if (at(before, 'spec', 'suspend') === true)
    return fine('Helm uninstalls nothing of a suspended release: its objects stay, and are no longer upgraded');
  return [
    ...down('Helm uninstalls the chart: all of it stops'),
    {
      consequence: 'unknown',
      reason: 'whether claims or definitions of the chart go with it, and their data, is not known here',
    },
  ];
}

/** What goes with a Kustomization, by its deletion policy. */
export function deletedKustomization({ before }: Subject): readonly Decision[] {
  const keeps = textAt(before, 'spec', 'deletionPolicy') === 'Orphan' || at(before, 'spec', 'prune') !== true;
  // Strata's own folder of one release, which is on this side, too.
  if (/\/clusters\/[^/]+\/releases\//.test(textAt(before, 'spec', 'path') ?? ''))
    return fine('the Helm release that it applied is deleted, which is a change of its own');
  return keeps
    ? fine('its objects stay in the cluster, and are no longer applied')
    : down('Flux deletes all that it applied, but for objects whose pruning is disabled; each is a change of its own');
}
