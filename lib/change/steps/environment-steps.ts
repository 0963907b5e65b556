import type { Consequential } from '../change-report';
import { shownType } from '../report/shown';
import { backupOf } from './backups';
import { alertChecks, deliveryChecks, rolloutChecks } from './checks';
import { applies, fluxEach, kubectl, reconciles, settled } from './commands';
import { recordSteps, takeoverChecks } from './handover-steps';
import { irreversibleIn, stops } from './irreversible';
import { isMovable, moves } from './moves';
import type { Part } from './part';
import { reuseLocks } from './reuse-locks';
import type { Draft, Step, Words } from './step';

type Changes = readonly Consequential[];

/** Steps of one environment: copies of data, what creates, what Flux applies, what removes. */
export function environmentSteps(part: Part, isWaiting: boolean): Draft[] {
  const stacks = part.stacks.map(([stack, changes]) => ({ stack, changes, ...parted(changes) }));
  return [
    ...part.stacks.flatMap(([, changes]) => backups(changes, part)),
    ...backups(part.objects, part),
    ...stacks.filter(({ expand }) => expand.length > 0).map((one) => expanding(one, part)),
    ...deploying(part),
    ...reconciling(part, isWaiting),
    ...stacks.filter(({ contract }) => contract.length > 0).map((one) => contracting(one, part)),
    ...stacks.flatMap(({ changes }) => locks(changes, part)),
    ...recordSteps(part),
  ];
}

interface StackPart {
  readonly stack: string;
  /** Resources that come or change: what Kubernetes may need. */
  readonly expand: Changes;
  /** Resources that go: what Kubernetes may still use. */
  readonly contract: Changes;
}

function parted(changes: Changes): Pick<StackPart, 'expand' | 'contract'> {
  const real = changes.filter(({ type }) => !['terraform', 'locals', 'file'].includes(type));
  const goes = (one: Consequential) => one.action === 'delete' || (one.action === 'rename' && !isMovable(one));
  return { expand: real.filter((one) => !goes(one)), contract: real.filter(goes) };
}

function expanding({ stack, expand, contract }: StackPart, part: Part): Draft {
  const isPartial = contract.length > 0;
  const targets = isPartial ? expand.filter(isResource).map(({ name }) => name) : [];
  return {
    ...common(part, expand),
    type: 'expand',
    title: isPartial ? `Apply what comes in ${stack}` : `Apply ${stack}`,
    reason: isPartial ? 'pods still use what goes, so that comes later' : 'pods may need what it makes',
    commands: [...moves(stack, expand), ...applies(stack, targets)],
    checks: [settled(stack, targets)],
  };
}

function isResource({ type }: Consequential): boolean {
  return /^[a-z0-9]+_/.test(type);
}

/** What a stack has beside Terraform: the code of a Worker is deployed from where it is built. */
function deploying({ stacks, environment }: Part): Draft[] {
  const files = stacks.flatMap(([, changes]) => changes.filter(({ type, after }) => type === 'file' && after));
  return files.map(({ file }) => ({
    type: 'expand',
    title: 'Deploy the code of the Worker',
    reason: `the first lines of dist/${file} have the command, for the folder of its code`,
    environment: environment.name,
    commands: [],
    checks: [{ what: 'npx wrangler deployments list shows the new version, and the Worker answers' }],
  }));
}

function contracting({ stack, contract }: StackPart, part: Part): Draft {
  return {
    ...common(part, contract),
    type: 'contract',
    title: `Apply ${stack}, which removes ${contract.length} of its resources`,
    reason: 'no pod uses them any more',
    commands: applies(stack),
    checks: [settled(stack)],
  };
}

function reconciling(part: Part, isWaiting: boolean): Draft[] {
  const { appliers, context, objects, platform, environment } = part;
  if (objects.length === 0) return [];
  const services = [...new Set(objects.flatMap(({ service }) => service ?? []))];
  const rulesOf = (name: string) =>
    part.after.filter(({ file }) => file.includes(`/environments/${environment.name}/${name}/`));
  return [
    {
      ...common(part, objects),
      type: 'reconcile',
      title: `Have Flux apply ${environment.name}`,
      reason: `${objects.length} ${objects.length === 1 ? 'object of its cluster changes' : 'objects of its cluster change'}`,
      commands: [
        ...replaced(objects, context),
        ...(isWaiting
          ? fluxEach(
              'resume',
              appliers.filter(({ isPresent }) => isPresent),
              context,
            )
          : []),
        ...reconciles(platform, appliers, context),
      ],
      checks: [
        ...deliveryChecks(part),
        ...rolloutChecks(objects, context),
        ...takeoverChecks(part),
        ...services.flatMap((name) => alertChecks(name, rulesOf(name))),
      ],
    },
  ];
}

/** Deletes objects that the API server refuses to change; their pods stay until Flux has made them again, where that is possible. */
function replaced(objects: Changes, context: string): Words[] {
  return objects
    .filter(
      ({ impacts, action }) => action === 'update' && impacts.some(({ consequence }) => consequence === 'refused'),
    )
    .map(({ name, type }) => {
      const [space, own] = name.split('/');
      const keeps = type === 'apps/StatefulSet' ? ['--cascade=orphan'] : [];
      return kubectl(context, space!, 'delete', kindOf(type), own ?? '', ...keeps);
    });
}

/** `deployment.apps`, as kubectl spells a kind with its group. */
function kindOf(type: string): string {
  const [kind = '', ...group] = type.split('/').reverse();
  return [kind.toLowerCase(), ...group].join('.');
}

function backups(changes: Changes, part: Part): Draft[] {
  return changes
    .filter((one) => one.before !== undefined && irreversibleIn(one))
    .map((change) => ({
      type: 'backup' as const,
      title: `Copy the data of ${shownType(change)} ${change.name}`,
      reason: irreversibleIn(change)!.reason,
      environment: part.environment.name,
      commands: backupOf(change),
      checks: [{ what: 'the copy can be restored: try it in a lower environment' }],
    }));
}

function locks(changes: Changes, part: Part): Draft[] {
  const named = (type: string, body: Consequential['before']) => body?.[reuseLocks[type]!.named];
  const gone = changes.filter(({ type, before }) => Object.hasOwn(reuseLocks, type) && before);
  return gone.flatMap((old) => {
    const isReplaced = old.impacts.some(
      ({ consequence }) => consequence === 'replacement' || consequence === 'data-loss',
    );
    const again = changes.some(
      (one) =>
        one !== old && one.type === old.type && one.after && named(one.type, one.after) === named(old.type, old.before),
    );
    if (!again && !(isReplaced && old.after)) return [];
    const { wait } = reuseLocks[old.type]!;
    return [
      {
        type: 'wait' as const,
        title: `Wait until the name of ${old.name} is free: ${wait}`,
        reason: 'the cloud keeps the name of what was deleted',
        environment: part.environment.name,
        commands: [],
        checks: [{ what: `the cloud no longer shows the old ${shownType(old)}` }],
      },
    ];
  });
}

function common(part: Part, changes: Changes): Pick<Step, 'environment' | 'window' | 'irreversible'> {
  const remade = changes.filter((one) => one.layer !== 'terraform' || !isMovable(one));
  const lost = remade.map(irreversibleIn).find((one) => one !== undefined);
  return {
    environment: part.environment.name,
    ...(changes.some(stops) && { window: windowOf(part) }),
    ...(lost && { irreversible: { consequence: lost.consequence, reason: lost.reason } }),
  };
}

function windowOf({ environment: { cluster, stage } }: Part): string {
  if (stage !== 'production') return 'outside of test runs: it stops for a while';
  const own = cluster.maintenanceWindow;
  return own === undefined
    ? 'in a maintenance window: it stops for a while'
    : `in the maintenance window, ${own} (UTC)`;
}
