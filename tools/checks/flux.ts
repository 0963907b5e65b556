import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { each, pause } from '../harness/each';
import type { Context, Check } from '../harness/check';
import { builtVersion, fluxTools } from '../harness/toolbox';
import { altered } from '../kubernetes/altered';
import { admitted } from '../kubernetes/attempts';
import { publish, serve } from '../kubernetes/artifacts';
import { Cluster } from '../kubernetes/cluster';
import { type Delivery, withDependents } from '../kubernetes/deliveries';
import { type KubernetesObject, title } from '../kubernetes/object';
import { permissiveDefinition } from '../kubernetes/permissive';
import { StandIns, synced } from '../kubernetes/stand-ins';
import { type Step, type Tree, readTrees } from '../kubernetes/tree';
import { type Findings, type Watch, isReady, look, until } from '../kubernetes/watch';
import { unbound } from '../kubernetes/unbound';
import { accidents } from './accidents';

/** Longest wait for what must happen next. */
const stepSeconds = 240;

/** How long the stale status of a contract before must not count. */
const staleSeconds = 5;

/** Whether the real kustomize-controller brings a whole tree up, in order, and waits for secrets. */
export const flux: Check = {
  name: 'flux',
  needs: fluxTools,
  builds: ['crds'],
  minutes: 4,
  run: async (context) => {
    const findings: Findings = { checked: 0, failures: [], notes: new Set() };
    await each(chosen(context), 2, (tree) =>
      prove(context, tree, findings).catch(
        (error: Error) => void findings.failures.push(`${tree.name}: ${error.message}`),
      ),
    );
    const { checked, failures, notes } = findings;
    return {
      tool: 'kustomize-controller',
      version: builtVersion('kustomize-controller'),
      checked,
      failures,
      notes: [...notes],
    };
  },
};

/** One cluster a platform unless some are named: the one for development, else the first. */
function chosen({ dist, clusters }: Context): Tree[] {
  const trees = readTrees(dist, clusters);
  if (clusters.length > 0) return trees;
  const platforms = [...new Set(trees.map(({ name }) => name.split('/')[0]))];
  return platforms.map((platform) => {
    const own = trees.filter(({ name }) => name.startsWith(`${platform}/`));
    return own.find(({ name }) => name.endsWith('/development')) ?? own[0]!;
  });
}

async function prove(context: Context, tree: Tree, findings: Findings): Promise<void> {
  const folder = join(context.scratch, tree.name.replace('/', '.'));
  const cluster = await Cluster.start({ folder, flux: true });
  const standIns = new StandIns();
  const watch: Watch = { tree, cluster, standIns, findings, patience: context.patience ?? stepSeconds };
  try {
    await defineUnknown(watch);
    const { code, stderr } = await cluster.kubectl(['apply', '--server-side', '-f', tree.folder]);
    if (code !== 0) throw new Error(`${tree.name}: ${stderr.trim()}`);
    const artifacts = join(folder, 'artifacts');
    const url = await serve(artifacts);
    const dist = join(folder, 'dist');
    const platform = join('kubernetes', tree.name.split('/')[0]!);
    cpSync(join(context.dist, platform), join(dist, platform), { recursive: true });
    const deliver = async () => {
      for (const source of await cluster.list('gitrepositories.source.toolkit.fluxcd.io'))
        await publish(cluster, source, dist, artifacts, url);
    };
    await deliver();

    findings.failures.push(...unbound(tree).map((text) => `${tree.name}: ${text}`));
    const held = secretsOf(tree);
    if (held) await handshake(context, watch, held);
    else findings.notes.add(`${tree.name}: no service waits for a secret, so there is no handshake to prove`);
    await until(
      watch,
      () => false,
      (all) => all.every(({ ready }) => ready),
    );
    const { compared, others } = await altered(cluster, tree);
    findings.checked += compared;
    findings.failures.push(...others.map((text) => `${tree.name}: ${text}`));
    findings.notes.add(`${tree.name}: ${compared} texts that look like code came as they were published`);
    const attempts = await admitted(cluster, tree);
    findings.checked += attempts.tried;
    findings.failures.push(...attempts.admitted.map((text) => `${tree.name}: its account was let have ${text}`));
    await accidents(watch, { dist, original: context.dist, deliver });
    for (const note of standIns.notes()) findings.notes.add(`${tree.name}: ${note}`);
    findings.checked += tree.steps.length;
    context.say(`${tree.name}: ${tree.steps.length} Kustomizations watched`);
  } finally {
    cluster.stop();
  }
}

/** The last step that holds ExternalSecrets and that another one waits for: all before it come up meanwhile. */
function secretsOf({ steps }: Tree): Step | undefined {
  return steps.findLast(
    ({ name, manifests }) =>
      manifests.some(({ objects }) => objects.some(({ kind }) => kind === 'ExternalSecret')) &&
      steps.some(({ after }) => after.includes(name)),
  );
}

/** Shows that a service waits while its secrets are missing, or are those of an earlier contract; and that it proceeds. */
async function handshake(context: Context, watch: Watch, bindings: Step): Promise<void> {
  const { tree, cluster, findings } = watch;
  const secrets = bindings.manifests.flatMap(({ objects }) => objects).filter(({ kind }) => kind === 'ExternalSecret');
  const names = new Set(secrets.map(title));
  const isHeld = (object: KubernetesObject) => names.has(title(object));
  const behind = withDependents(tree, bindings.name);
  const next = tree.steps.find(({ after }) => after.includes(bindings.name))!;
  const expect = (what: string, holds: boolean) => {
    findings.checked += 1;
    if (!holds) findings.failures.push(`${tree.name}: ${bindings.name}: expected ${what}`);
  };

  const others = await until(watch, isHeld, (all) => all.every(({ ready, step }) => ready || behind.has(step.name)));
  const waits = (all: readonly Delivery[]) =>
    all.some(({ step, said }) => step.name === next.name && said?.message?.includes('is not ready'));
  expect('not to be ready before its secrets are', !isReady(others, bindings.name));
  expect(`${next.name} to wait for it`, waits(others));

  await cluster.impose(
    secrets.map(({ apiVersion, kind, metadata: { name, namespace } }) => ({
      apiVersion,
      kind,
      metadata: { name, namespace },
      status: synced({ generation: 0 }),
    })),
    'status',
  );
  await pause(staleSeconds);
  const stale = await look(watch);
  expect('not to take the status of the contract before for its own', !isReady(stale, bindings.name));
  context.say(`${tree.name}: ${next.name} waits for ${bindings.name}`);

  const proceeded = await until(
    watch,
    () => false,
    (all) => [bindings, next].every((step) => isReady(all, step.name)),
  );
  expect(`${next.name} to proceed with its secrets`, isReady(proceeded, next.name));
}

/** Defines the kinds that no tool here defines, so that Flux gets past them. */
async function defineUnknown({ cluster, tree, findings }: Watch): Promise<void> {
  const kinds = await cluster.kinds();
  const objects = tree.steps.flatMap(({ manifests }) => manifests.flatMap((manifest) => manifest.objects));
  const unknown = new Map<string, KubernetesObject>(
    objects.map((object) => [`${object.apiVersion} ${object.kind}`, object]),
  );
  for (const known of kinds) unknown.delete(known);
  await cluster.impose(
    [...unknown.values()].map(({ apiVersion, kind, metadata }) =>
      permissiveDefinition(apiVersion, kind, metadata.namespace !== undefined),
    ),
  );
  if (unknown.size > 0) await cluster.establish();
  for (const { kind } of unknown.values()) findings.notes.add(`stand-in: a permissive definition of ${kind}`);
}
