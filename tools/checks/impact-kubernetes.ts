import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Context, Report } from '../harness/check';
import { builtVersion, clusterTools } from '../harness/toolbox';
import { crdModule, crdRulesFile } from '../impact/crd-rules';
import { bind } from '../impact/claims';
import { edits } from '../impact/edits';
import { pairOf } from '../impact/edits/edit';
import { type Truth, truthOf } from '../impact/truth';
import { typeOf } from '../../lib/change/diff/objects-in';
import { hardest } from '../../lib/change/impact/impact';
import { difference, impactsOf } from '../impact/verdict';
import { ApiClient } from '../kubernetes/api-client';
import { Cluster } from '../kubernetes/cluster';
import type { KubernetesObject } from '../kubernetes/object';
import { type Tree, manifestsIn, readTrees } from '../kubernetes/tree';

/** Clusters whose objects are changed: of three platforms, with claims, sets of pods with claims, an Ingress and a mesh of gateways. */
const clusters = [
  'inferloop/production',
  'inferloop/production-google',
  'inferloop/development',
  'ouroboros/development',
  'ai-platform/main',
];

/** Objects that one edit is made of. */
const each = 2;

/** Share of changes of which our rules may say that they do not know. */
const unknownShare = 0.1;

/** Whether our words for a change are never milder than what a real API server does with it, and its refusals are not made up. */
export const impactKubernetes: Check = {
  name: 'impact-kubernetes',
  needs: clusterTools,
  builds: ['crds', 'flux'],
  minutes: 3,
  run: async (context) => {
    const cluster = await Cluster.start({ folder: join(context.scratch, 'cluster') });
    const api = new ApiClient(cluster.folder);
    try {
      return await prove(api, context);
    } finally {
      api.close();
      cluster.stop();
    }
  },
};

/** An object with those of its folder, which decide what a change of it does. */
interface Placed {
  readonly object: KubernetesObject;
  readonly around: readonly KubernetesObject[];
}

async function prove(api: ApiClient, { dist, clusters: wanted, say }: Context): Promise<Report> {
  const trees = readTrees(dist, wanted.length > 0 ? wanted : clusters);
  const failures = await staleRules();
  const counts = new Map<string, number>();
  const found: Placed[] = [];
  for (const tree of trees) found.push(...(await applied(api, tree, failures)));
  await bind(
    api,
    found.map(({ object }) => object).filter(({ kind }) => kind === 'PersistentVolumeClaim'),
  );
  say(`${found.length} objects of ${trees.length} clusters`);
  let unknown = 0;
  const count = (truth: Truth) => counts.set(truth, (counts.get(truth) ?? 0) + 1);
  for (const { title, placed, before, after } of cases(found)) {
    const { truth, message } = await truthOf(api, before, after);
    const impacts = impactsOf(
      before,
      after,
      placed.around.filter((one) => one !== placed.object),
    );
    const wrong = difference(impacts, truth);
    count(truth);
    if (hardest(impacts) === 'unknown') unknown++;
    if (wrong) failures.push(`${title}: ${wrong} ${message}`.trim());
  }
  say('all edits are judged');
  const checked = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (unknown > checked * unknownShare)
    failures.push(`expected at most ${checked * unknownShare} unknown changes, got ${unknown}`);
  return {
    tool: 'kube-apiserver',
    version: builtVersion('kubernetes'),
    checked,
    failures,
    notes: [
      `${unknown} changes of ${checked} are unknown to our rules`,
      ...[...counts].map(([truth, many]) => `${many} changes that the API server answers with: ${truth}`),
    ],
  };
}

/** Whether the rules of definitions are those of the installed ones. */
async function staleRules(): Promise<string[]> {
  const isCurrent = readFileSync(crdRulesFile, 'utf8') === (await crdModule());
  return isCurrent
    ? []
    : [`expected ${crdRulesFile} as the installed definitions have it; run tools/impact/crd-rules.ts`];
}

/** Applies all objects of a cluster; those that it takes, and whose kind it knows. */
async function applied(api: ApiClient, tree: Tree, failures: string[]): Promise<Placed[]> {
  const flux: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'flux-system' } };
  await api.apply(flux);
  const folders = [...tree.steps.map(({ manifests }) => manifests), manifestsIn(tree.folder)].map((manifests) =>
    manifests.flatMap(({ objects }) => objects),
  );
  const classes = folders.flat().filter(({ kind }) => kind === 'StorageClass');
  const taken: Placed[] = [];
  for (const objects of folders)
    for (const object of objects) {
      const { status, body } = await api.apply(object);
      if (status < 300) taken.push({ object, around: [...objects, ...classes] });
      else if (status !== 404) failures.push(`${tree.name}: ${object.kind} ${object.metadata.name}: ${body.message}`);
    }
  return taken;
}

interface Case {
  readonly title: string;
  readonly placed: Placed;
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
}

/** Each edit of some objects, of different platforms where there are. */
function cases(found: readonly Placed[]): Case[] {
  return edits.flatMap((edit, index) => {
    const possible = found
      .filter(({ object }) => typeOf(object) === edit.type)
      .flatMap((placed) => {
        const pair = pairOf(placed.object, edit);
        if (!pair) return [];
        const [before, after] = edit.given ? pair.map((one) => copyOf(one, index)) : pair;
        return [{ placed, before: before!, after: after! }];
      });
    const first = possible.filter(
      (one, index) => possible.findIndex((other) => platformOf(other.placed) === platformOf(one.placed)) === index,
    );
    return [...first, ...possible.filter((one) => !first.includes(one))].slice(0, each).map((one) => ({
      ...one,
      title: `${edit.type} ${one.placed.object.metadata.name}: ${edit.at} = ${JSON.stringify(edit.to) ?? 'removed'}`,
    }));
  });
}

/** A copy of an object under a name of its own: what is given for an edit may not be taken back. */
function copyOf({ metadata, ...rest }: KubernetesObject, index: number): KubernetesObject {
  return { ...rest, metadata: { ...metadata, name: `${metadata.name.slice(0, 40)}-given-${index}` } };
}

const platformOf = ({ object }: Placed) => object.metadata.labels?.['app.kubernetes.io/part-of'];
