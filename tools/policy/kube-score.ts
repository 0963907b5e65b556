import { readFileSync } from 'node:fs';
import { options } from '../../lib/resolve/settings/defaults';
import { run } from '../harness/process';
import { type Tree, manifestsIn, readTrees } from '../kubernetes/tree';
import type { Finding, Judgement } from './finding';

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string; readonly comment: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** The grade of what is as it should be. @see https://github.com/zegl/kube-score/blob/master/scorecard/scorecard.go */
const allOk = 10;

/** Optional checks that ask for what everything here has; the others want requests to equal limits. */
const optional = ['container-seccomp-profile', 'container-ports-check'];

const args = [
  'score',
  '-',
  '--output-format=json',
  `--kubernetes-version=v${options.cluster.version}`,
  // An annotation must not stand in for the list of exceptions.
  '--disable-ignore-checks-annotations',
  '--disable-optional-checks-annotations',
  ...optional.map((check) => `--enable-optional-test=${check}`),
];

/** What kube-score has against the objects of each cluster; what belongs together, such as a pod and its policy, is in one. */
export async function kubeScore(dist: string): Promise<Judgement> {
  const clusters = await Promise.all(readTrees(dist, []).map(score));
  const scored = clusters.flat();
  return {
    checked: scored.reduce((sum, { checks }) => sum + checks.filter(({ skipped }) => !skipped).length, 0),
    findings: scored.flatMap(findingsOf),
    notes: [],
  };
}

async function score(tree: Tree): Promise<Scored[]> {
  const manifests = [...manifestsIn(tree.folder), ...tree.steps.flatMap((step) => step.manifests)];
  const paths = [...new Set(manifests.map(({ path }) => path))];
  const input = paths.map((path) => readFileSync(path, 'utf8')).join('\n---\n');
  const { stdout, stderr } = await run('kube-score', args, { input });
  // Its exit code tells of findings too.
  if (!stdout.startsWith('[')) throw new Error(`kube-score on ${tree.name}: ${stderr.trim() || stdout.trim()}`);
  return JSON.parse(stdout) as Scored[];
}

function findingsOf({ type_meta: { kind: type }, object_meta: { name, namespace }, checks }: Scored): Finding[] {
  const subject = { type, place: namespace ?? '', name };
  return checks
    .filter(({ skipped, grade }) => !skipped && grade < allOk)
    .flatMap(({ check: { id, comment }, comments }) =>
      (comments?.length ? comments.map(({ path, summary }) => [summary, path && `(${path})`]) : [[comment]]).map(
        (words): Finding => ({
          tool: 'kube-score',
          check: id,
          says: words.filter((word) => word).join(' '),
          subject,
        }),
      ),
    );
}
