import { join } from 'node:path';
import { each, pause } from '../harness/each';
import type { Context, Check } from '../harness/check';
import { builtVersion, clusterTools } from '../harness/toolbox';
import { Cluster } from '../kubernetes/cluster';
import { solversFor } from '../kubernetes/solvers';
import { StandIns } from '../kubernetes/stand-ins';
import { examine, tiedKinds, ties } from '../kubernetes/ties';
import { type Manifest, type Step, type Tree, manifestsIn, readTrees } from '../kubernetes/tree';
import { complaint, isReady, workloadKinds } from '../kubernetes/workloads';
import { World } from '../kubernetes/world';

/** Longest wait for all workloads of a cluster. */
const rolloutSeconds = 120;

/** What is counted of CronJobs. */
const byHand = 'CronJobs that run when they are started by hand';

/** What was found so far, over all trees. */
interface Findings {
  checked: number;
  readonly failures: string[];
  /** Kinds that the server does not know, with how many objects bear them. */
  readonly unknown: Map<string, number>;
  readonly standIns: StandIns;
  /** What holds, of how many objects. */
  readonly held: Map<string, number>;
}

/** Whether a real API server takes every object, field by field, and every workload comes up. */
export const apiServer: Check = {
  name: 'api-server',
  needs: clusterTools,
  builds: ['crds', 'flux'],
  minutes: 5,
  run: async (context) => {
    const findings: Findings = {
      checked: 0,
      failures: [],
      unknown: new Map(),
      standIns: new StandIns(),
      held: new Map(),
    };
    const trees = readTrees(context.dist, context.clusters);
    await each(trees, 2, (tree) =>
      prove(context, tree, findings).catch(
        (error: Error) => void findings.failures.push(`${tree.name}: ${error.message}`),
      ),
    );
    const { checked, failures, unknown, standIns, held } = findings;
    return {
      tool: 'kube-apiserver',
      version: builtVersion('kubernetes'),
      checked,
      failures,
      notes: [
        ...[...new Set([...ties.map(({ holds }) => holds), byHand, ...held.keys()])].map(
          (what) => `${held.get(what) ?? 0} ${what}`,
        ),
        ...[...unknown].map(
          ([kind, count]) => `no definition to be had, checked by its schema in make test: ${kind} (${count})`,
        ),
        ...standIns.notes(),
      ],
    };
  },
};

async function prove(context: Context, tree: Tree, findings: Findings): Promise<void> {
  const cluster = await Cluster.start({ folder: join(context.scratch, tree.name.replace('/', '.')) });

  try {
    await cluster.impose([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } }]);
    // The Flux objects are applied by whoever sets up a cluster, so as the administrator.
    const entry: Step = { name: 'flux', after: [], manifests: manifestsIn(tree.folder) };
    const others = tree.steps.filter(({ manifests }) => manifests[0]?.path !== entry.manifests[0]?.path);
    let kinds = await cluster.kinds();
    for (const step of [entry, ...others]) {
      await apply(cluster, tree, step, kinds, findings);
      if (step.manifests.some(isDefinition)) kinds = await cluster.establish();
    }
    await cluster.impose(solversFor(await cluster.list('networkpolicies.networking.k8s.io')));
    const patience = context.patience ?? rolloutSeconds;
    await runByHand(cluster, tree, findings);
    const up = await rollOut(cluster, tree, findings, patience);
    // A failed workload has no endpoints, so waiting is useless.
    await tie(cluster, tree, findings, up ? patience : 0);
  } finally {
    cluster.stop();
  }
  const failures = findings.failures.filter((text) => text.startsWith(`${tree.name}: `));
  context.say(`${tree.name}: ${failures.length} failures`);
}

/** Applies one step as Flux would: with the rights of its account; an unknown field is an error. */
async function apply(
  cluster: Cluster,
  tree: Tree,
  { name, account, manifests }: Step,
  kinds: ReadonlySet<string>,
  findings: Findings,
): Promise<void> {
  const isKnown = ({ objects }: Manifest) =>
    objects.every(({ apiVersion, kind }) => kinds.has(`${apiVersion} ${kind}`));
  for (const { objects } of manifests.filter((manifest) => !isKnown(manifest)))
    for (const { apiVersion, kind } of objects)
      findings.unknown.set(`${kind} ${apiVersion}`, (findings.unknown.get(`${kind} ${apiVersion}`) ?? 0) + 1);

  const known = manifests.filter(isKnown);
  if (known.length === 0) return;
  findings.checked += known.flatMap(({ objects }) => objects).length;
  const { code, stderr } = await cluster.kubectl([
    ...['apply', '--server-side', '--validate=strict', '--field-manager=kustomize-controller'],
    ...(account ? [`--as=system:serviceaccount:flux-system:${account}`] : []),
    ...known.flatMap(({ path }) => ['-f', path]),
  ]);
  if (code !== 0) findings.failures.push(...complaints(stderr).map((text) => `${tree.name}: ${name}: ${text}`));
}

const isDefinition = ({ objects }: Manifest) => objects.some(({ kind }) => kind === 'CustomResourceDefinition');

/** One text an object that was refused; kubectl goes on to the next one by itself. */
function complaints(stderr: string): string[] {
  const lines = stderr.split(/\n(?=[Ee]rror)/).map((text) => text.trim());
  return lines.filter((text) => text !== '' && !text.startsWith('Warning:'));
}

/** Starts each CronJob once, as a person would who does not want to wait for its hour. */
async function runByHand(cluster: Cluster, tree: Tree, findings: Findings): Promise<void> {
  for (const { metadata } of await cluster.list('cronjobs.batch')) {
    const { name, namespace = 'default' } = metadata;
    const words = ['create', 'job', `${name}-by-hand`, `--from=cronjob/${name}`, `--namespace=${namespace}`];
    const { code, stderr } = await cluster.kubectl(words);
    if (code === 0) hold(findings, byHand);
    else findings.failures.push(`${tree.name}: CronJob ${namespace}/${name}: ${stderr.trim()}`);
  }
}

/** Waits until all that is in a cluster finds what it names. */
async function tie(cluster: Cluster, tree: Tree, findings: Findings, patience: number): Promise<void> {
  for (let second = 0; ; second += 2) {
    const { held, broken } = examine(new World(await cluster.list(...tiedKinds)));
    if (broken.length === 0 || second >= patience) {
      for (const [what, count] of held) hold(findings, what, count);
      return void findings.failures.push(...broken.map((text) => `${tree.name}: ${text}`));
    }
    await pause(2);
  }
}

function hold({ held }: Findings, what: string, count = 1): void {
  held.set(what, (held.get(what) ?? 0) + count);
}

/** Waits until all workloads are ready; whether it came to that. */
async function rollOut(cluster: Cluster, tree: Tree, findings: Findings, patience: number): Promise<boolean> {
  const { failures, standIns } = findings;
  for (let second = 0; ; second += 2) {
    await standIns.act(cluster);
    const all = await cluster.list(...workloadKinds);
    const late = all.filter((object) => !isReady(object));
    if (late.length === 0) {
      for (const { kind } of all) hold(findings, `${kind}s that came up`);
      return true;
    }
    if (second >= patience) {
      failures.push(...late.map((object) => `${tree.name}: ${complaint(object)}`));
      return false;
    }
    await pause(2);
  }
}
