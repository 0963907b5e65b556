import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { phases } from '../../lib/model/cluster-unit';
import { pause } from '../harness/each';
import { kustomizations } from '../kubernetes/deliveries';
import { condition, type KubernetesObject, title } from '../kubernetes/object';
import type { Step } from '../kubernetes/tree';
import type { Watch } from '../kubernetes/watch';

/** How a change of what was committed reaches the cluster. */
interface Repository {
  /** Its `dist`, which may be changed. */
  readonly dist: string;
  readonly original: string;
  /** Publishes it as it stands. */
  readonly deliver: () => Promise<void>;
}

/** Shows that a bad change of one service leaves all others as they are, and that a removed service goes, its data not. */
export async function accidents(watch: Watch, repository: Repository): Promise<void> {
  const subject = watch.tree.steps.filter(isOfService).sort((a, b) => claims(b) - claims(a))[0];
  if (!subject) return void watch.findings.notes.add(`${watch.tree.name}: no service to break or remove`);
  await broken(watch, repository, subject);
  await removed(watch, repository, subject);
}

/** The last step of a service: nothing waits for it. */
const isOfService = ({ name, manifests }: Step) =>
  name.endsWith('-run') && manifests.some(({ objects }) => objects.some(({ kind }) => kind === 'Deployment'));

/** Claims that a removal must leave. */
const claims = ({ manifests }: Step) =>
  manifests.flatMap(({ objects }) => objects).filter(({ kind }) => kind === 'PersistentVolumeClaim').length;

async function broken(watch: Watch, { dist, original, deliver }: Repository, subject: Step): Promise<void> {
  const { path } = subject.manifests.find(({ objects }) => objects.some(({ kind }) => kind === 'Deployment'))!;
  const file = join(dist, relative(original, path));
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^( *)containers:/m, '$1nodeName: [nowhere]\n$1containers:'));
  const before = await states(watch);
  await deliver();
  const after = await settled(
    watch,
    (all) => all.every(({ revision, name }) => revision !== before.find((one) => one.name === name)?.revision),
    `a bad change of ${subject.name} to be noticed`,
  );
  expecting(
    watch,
    `${subject.name} not to be ready after a bad change`,
    after.some((one) => one.name === subject.name && !one.ready),
  );
  const hit = after.filter((one) => one.name !== subject.name && !one.ready).map(({ name }) => name);
  expecting(watch, `all but ${subject.name} to be ready after its bad change, got ${hit.join(', ')}`, hit.length === 0);

  writeFileSync(file, text);
  await deliver();
  const healed = await settled(
    watch,
    (all) => all.every(({ ready }) => ready),
    `${subject.name} to be ready once it is mended`,
  );
  expecting(
    watch,
    `${subject.name} to be ready once it is mended`,
    healed.every(({ ready }) => ready),
  );
}

async function removed(watch: Watch, { dist, original, deliver }: Repository, subject: Step): Promise<void> {
  const { cluster, tree } = watch;
  const service = subject.name.replace(/-run$/, '');
  const gone = tree.steps.filter(({ name }) => phases.some((phase) => name === `${service}-${phase}`));
  const objects = gone.flatMap(({ manifests }) => manifests.flatMap((manifest) => manifest.objects));
  const claimed = await cluster.list('persistentvolumeclaims');
  for (const { name } of gone)
    rmSync(join(dist, relative(original, tree.folder), `kustomization-${name}.yaml`), { force: true });
  await deliver();

  const left = async () => {
    const kinds = [...new Set(objects.map(({ kind }) => kind))];
    const found = new Set((await cluster.list(...kinds)).map(title));
    return objects.filter((object) => found.has(title(object)));
  };
  const pruned = async () => (await left()).filter((object) => !isData(object)).length === 0;
  await within(watch, pruned);
  const stays = await left();
  const stale = stays.filter((object) => !isData(object)).map(title);
  expecting(watch, `nothing of ${service} to be left once it is removed, got ${stale.join(', ')}`, stale.length === 0);
  const still = new Set((await cluster.list('persistentvolumeclaims')).map(title));
  // Those that StatefulSets made for their databases stand in no manifest.
  const lost = [
    ...objects.filter((object) => isData(object) && !stays.includes(object)).map(title),
    ...claimed.map(title).filter((one) => !still.has(one)),
  ];
  const kept = new Set([...still, ...stays.filter(isData).map(title)]);
  watch.findings.notes.add(`${tree.name}: ${service} was removed, and ${kept.size} objects that hold data stayed`);
  expecting(
    watch,
    `the data of ${service} to stay once it is removed; ${[...new Set(lost)].join(', ')} went`,
    lost.length === 0,
  );
  const isOther = ({ name }: State) => !gone.some((step) => step.name === name);
  const all = await settled(
    watch,
    (now) => now.filter(isOther).every(({ ready }) => ready),
    `all others to be ready without ${service}`,
  );
  const others = all.filter((one) => isOther(one) && !one.ready).map(({ name }) => name);
  expecting(watch, `all others to stay ready without ${service}, got ${others.join(', ')}`, others.length === 0);
}

/** Whether an object outlives its service: data, and what says so of itself, such as the password of a database whose data stays. */
const isData = ({ kind, metadata: { annotations = {} } }: KubernetesObject) =>
  kind === 'PersistentVolumeClaim' || annotations['kustomize.toolkit.fluxcd.io/prune']?.toLowerCase() === 'disabled';

/** How a Kustomization stands, and with which revision it last tried. */
interface State {
  readonly name: string;
  readonly ready: boolean;
  readonly revision: unknown;
}

async function states({ cluster }: Watch): Promise<State[]> {
  return (await cluster.list(kustomizations)).map((object) => {
    const { status = {} } = object;
    const isCurrent = status.observedGeneration === object.metadata.generation;
    const said = condition(object, 'Ready')?.status;
    // What is being worked on says Unknown, and counts as not tried.
    return {
      name: object.metadata.name,
      ready: isCurrent && said === 'True',
      revision: said === 'Unknown' ? undefined : status.lastAttemptedRevision,
    };
  });
}

/** The states once they are as wanted, or when time is up, which is a failure. */
async function settled(watch: Watch, holds: (all: readonly State[]) => boolean, what: string): Promise<State[]> {
  const done = await within(watch, async () => {
    const all = await states(watch);
    return all.every(({ revision }) => revision !== undefined) && holds(all);
  });
  if (!done) expecting(watch, what, false);
  return states(watch);
}

/** Waits until something holds; whether it came to that. */
async function within({ cluster, standIns, patience }: Watch, holds: () => Promise<boolean>): Promise<boolean> {
  for (const limit = Date.now() + patience * 1000; Date.now() < limit;) {
    await standIns.act(cluster);
    if (await holds()) return true;
    await pause(1);
  }
  return false;
}

function expecting({ findings, tree }: Watch, what: string, holds: boolean): void {
  findings.checked += 1;
  if (!holds) findings.failures.push(`${tree.name}: expected ${what}`);
}
