import type { Cluster } from './cluster';
import type { Tree } from './tree';

/** Something that a person could leave in a folder that Flux applies. */
interface Attempt {
  readonly what: string;
  readonly object: (account: string) => object;
}

const rbac = 'rbac.authorization.k8s.io/v1';
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'stranger' }];
const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
const pod = { containers: [{ name: 'a', image: 'a', securityContext: { privileged: true } }] };
const mine = { name: 'mine' };
const inSystem = { ...mine, namespace: 'kube-system' };

/** What the account of a cluster's own folders is refused. */
const attempts: readonly Attempt[] = [
  {
    what: 'all rights for an unrelated subject',
    object: () => ({ apiVersion: rbac, kind: 'ClusterRoleBinding', metadata: mine, roleRef, subjects }),
  },
  {
    what: 'all rights in a namespace for an unrelated subject',
    object: () => ({ apiVersion: rbac, kind: 'RoleBinding', metadata: inSystem, roleRef, subjects }),
  },
  { what: 'a role of all rights', object: () => ({ apiVersion: rbac, kind: 'ClusterRole', metadata: mine, rules }) },
  {
    what: 'all rights for its own role',
    object: (name) => ({ apiVersion: rbac, kind: 'ClusterRole', metadata: { name }, rules }),
  },
  { what: 'a pod', object: () => ({ apiVersion: 'v1', kind: 'Pod', metadata: inSystem, spec: pod }) },
  { what: 'a secret', object: () => ({ apiVersion: 'v1', kind: 'Secret', metadata: inSystem }) },
  {
    what: 'a webhook',
    object: () => ({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: mine,
      webhooks: [],
    }),
  },
];

/** What the API server lets the account of a cluster's own folders do that it must not; and how many attempts there were. */
export async function admitted(cluster: Cluster, tree: Tree): Promise<{ tried: number; admitted: string[] }> {
  const account = tree.steps.find(({ name }) => name.endsWith('-flux'))?.account;
  if (!account)
    return { tried: 1, admitted: ['the folder of Flux’s own objects, with the rights of Flux’s controllers'] };
  const outcomes = await Promise.all(
    attempts.map(async ({ what, object }) => {
      const as = `--as=system:serviceaccount:flux-system:${account}`;
      const args = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', as, '-f', '-'];
      const { code, stderr } = await cluster.kubectl(args, JSON.stringify(object(account)));
      return code !== 0 && /forbidden/i.test(stderr) ? [] : [`${what} ${stderr.trim()}`];
    }),
  );
  return { tried: attempts.length, admitted: outcomes.flat() };
}
