import type { Exception } from '../exception';

const workloads = ['Deployment', 'Job', 'StatefulSet'];

/** Namespaces of platforms whose services have one pod each. */
const platforms = ['arch-separation*', 'monadic-pipeline*'];

const reasons = {
  cpu: 'A limit throttles a pod while its node idles; the request guarantees its share. A spec sets one by `resources.limits.cpu`.',
  pull: 'Tags are fixed, and a node that has an image starts a pod while the registry is away. A spec says `image.pullPolicy: Always` where it wants that.',
  user: 'The user is that of the image, which owns its files; root is refused by `runAsNonRoot`. A spec sets another by `security.runAsUser` and `security.runAsGroup`.',
};

/** What stands of Kubernetes objects, whatever the cloud. */
export const kubernetes: readonly Exception[] = [
  {
    tool: 'checkov',
    check: 'CKV_K8S_158',
    wants: 'no role that may give more than it holds',
    types: ['ClusterRole'],
    names: 'apply-*',
    reason:
      'The account of a cluster’s folders may do so with one role alone, by its name: that of the accounts of services, which Flux has to write.',
  },
  {
    tool: 'kube-score',
    check: 'deployment-targeted-by-hpa-does-not-have-replicas-configured',
    wants: 'no `replicas` beside an autoscaler',
    types: ['Deployment'],
    reason:
      'Flux leaves the field to the autoscaler by a key of its Kustomization. Were it not published, its removal would take a service to one pod at the hand-over from a fixed number.',
  },
  {
    tool: 'kube-score',
    check: 'container-resources',
    wants: 'a CPU limit',
    types: workloads,
    says: 'CPU limit is not set *',
    reason: reasons.cpu,
  },
  { tool: 'checkov', check: 'CKV_K8S_11', wants: 'a CPU limit', types: workloads, reason: reasons.cpu },
  {
    tool: 'kube-score',
    check: 'container-image-pull-policy',
    wants: 'each image pulled at each start',
    types: workloads,
    reason: reasons.pull,
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_15',
    wants: 'each image pulled at each start',
    types: workloads,
    reason: reasons.pull,
  },
  {
    tool: 'kube-score',
    check: 'container-security-context-user-group-id',
    wants: 'user and group ids above 10,000',
    types: workloads,
    reason: reasons.user,
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_40',
    wants: 'user ids of 10,000 and above',
    types: workloads,
    reason: reasons.user,
  },
  {
    tool: 'kube-score',
    check: 'container-ephemeral-storage-request-and-limit',
    wants: 'a request and a limit for disk',
    types: workloads,
    reason:
      'The disk usage of a service is unknown, and a limit evicts the pod that exceeds it. A spec sets both under `resources`, a platform for all by its limit range.',
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_35',
    wants: 'secrets as files, not variables',
    types: workloads,
    reason:
      'Services of any language read variables, and the name of the Secret changes with its contract, so that pods restart with new values. A spec mounts secrets as files where a service reads them so.',
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_43',
    wants: 'images by digest',
    types: workloads,
    reason:
      'What is emitted comes from the spec alone: no registry is asked. A spec that names `image.digest` gets it; a tag that moves is found.',
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_8',
    wants: 'a liveness probe',
    types: ['Deployment'],
    names: 'monadic-pipeline',
    reason: 'It listens on no port; its spec says no probe.',
  },
  {
    tool: 'checkov',
    check: 'CKV_K8S_9',
    wants: 'a readiness probe',
    types: ['Deployment'],
    names: 'monadic-pipeline',
    reason: 'It listens on no port and stands behind no Service; its spec says no probe.',
  },
  ...platforms.map((places) => ({
    tool: 'kube-score' as const,
    check: 'pod-probes-identical',
    wants: 'different probes for readiness and liveness',
    types: ['Deployment'],
    places,
    reason:
      'These services have one address that tells of health, and their specs name it for both. Three failures in a row must come first, and the startup probe covers a slow start.',
  })),
  {
    tool: 'kube-score',
    check: 'pod-probes-identical',
    wants: 'different probes for readiness and liveness',
    types: ['StatefulSet'],
    places: 'inferloop-development',
    names: 'inferloop-development-*',
    reason:
      'Databases of development answer one question of health; liveness asks half as often and gives up after two minutes. An open port alone would make MySQL block the node.',
  },
  {
    tool: 'kube-score',
    check: 'statefulset-has-servicename',
    wants: 'a headless Service',
    types: ['StatefulSet'],
    places: 'inferloop-development',
    names: 'inferloop-development-*',
    reason:
      'One pod, which clients reach by the address of its Service, the same after each restart. Clients do not use names of pods.',
  },
  {
    tool: 'kube-score',
    check: 'deployment-has-host-podantiaffinity',
    wants: 'pods kept apart by anti-affinity',
    types: ['Deployment'],
    reason:
      'Topology spread constraints keep them apart, by node and by zone, and still place them on a small cluster.',
  },
  {
    tool: 'kube-score',
    check: 'deployment-replicas',
    wants: 'more than one pod',
    types: ['Deployment'],
    places: 'inferloop-development',
    reason: 'One pod is enough to develop with; other stages have two or more.',
  },
  ...platforms.map((places) => ({
    tool: 'kube-score' as const,
    check: 'deployment-replicas',
    wants: 'more than one pod',
    types: ['Deployment'],
    places,
    reason: 'The specs of these services say one pod: the source of each says so, or it keeps a disk or its memory.',
  })),
  ...['jaeger', 'ollama', 'qdrant', 'redis'].map((names) => ({
    tool: 'kube-score' as const,
    check: 'deployment-strategy',
    wants: 'rolling updates',
    types: ['Deployment'],
    places: 'monadic-pipeline*',
    names,
    reason:
      'It is one pod with a disk that one node mounts, or with all it knows in its memory; its spec wants the old one gone first.',
  })),
  {
    tool: 'kube-score',
    check: 'networkpolicy-targets-pod',
    wants: 'a policy that selects a pod',
    types: ['NetworkPolicy'],
    places: 'arch-separation*',
    names: 'acme-solver-*',
    reason: 'It is for pods that cert-manager starts when a certificate is asked for, and ends when it is there.',
  },
];
