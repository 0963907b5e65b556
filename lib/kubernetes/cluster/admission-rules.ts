import { accountToken, harmlessGenerators } from '../../api/withheld';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { AdmissionRule } from './admission-rule';
import { codeRule, texts } from './code-rule';
import type { ClusterProps } from './props';

/** A CEL list of texts, which are valid Kubernetes names. */
export function listOf(all: readonly string[]): string {
  return JSON.stringify([...new Set(all)].sort());
}

/** A list field that may be missing. */
function optional(path: string): string {
  const parts = path.split('.');
  const there = parts.slice(1).map((_, index) => `has(${parts.slice(0, index + 2).join('.')})`);
  return `(${there.join(' && ')} ? ${path} : [])`;
}

const workloads = {
  '': ['pods'],
  apps: ['daemonsets', 'deployments', 'statefulsets'],
  batch: ['cronjobs', 'jobs'],
};

/** The pod spec of a workload of any kind. */
const pod =
  "object.kind == 'Pod' ? object.spec : (object.kind == 'CronJob' ? object.spec.jobTemplate.spec.template.spec : object.spec.template.spec)";

const containers = 'variables.pod.containers + (has(variables.pod.initContainers) ? variables.pod.initContainers : [])';

const level = 'pod-security.kubernetes.io/enforce';

/** Rules of every cluster. */
const always: readonly AdmissionRule[] = [
  {
    name: 'workloads',
    resources: workloads,
    variables: {
      pod,
      containers,
      open: `has(namespaceObject.metadata.labels) && '${level}' in namespaceObject.metadata.labels && namespaceObject.metadata.labels['${level}'] == 'privileged'`,
    },
    holds: {
      'namespaces of the node are for namespaces with podSecurity: privileged':
        'variables.open || !((has(variables.pod.hostNetwork) && variables.pod.hostNetwork) || (has(variables.pod.hostPID) && variables.pod.hostPID) || (has(variables.pod.hostIPC) && variables.pod.hostIPC))',
      'folders of the node are for namespaces with podSecurity: privileged':
        'variables.open || !has(variables.pod.volumes) || variables.pod.volumes.all(one, !has(one.hostPath))',
      'privileged containers are for namespaces with podSecurity: privileged':
        'variables.open || variables.containers.all(one, !has(one.securityContext) || !has(one.securityContext.privileged) || !one.securityContext.privileged)',
    },
  },
  {
    name: 'accounts',
    permit: 'accounts',
    resources: { 'rbac.authorization.k8s.io': ['rolebindings'] },
    holds: {
      'a RoleBinding gives a Role of its namespace': "object.roleRef.kind == 'Role'",
      'a RoleBinding is for accounts of its namespace': `${optional('object.subjects')}.all(one, one.kind == 'ServiceAccount' && has(one.namespace) && one.namespace == request.namespace)`,
    },
  },
  {
    name: 'identities',
    permit: 'accounts',
    resources: { '': ['serviceaccounts'] },
    holds: {
      'an account has no role of AWS by an annotation':
        "!has(object.metadata.annotations) || object.metadata.annotations.all(key, !key.startsWith('eks.amazonaws.com/'))",
    },
  },
  {
    name: 'roles',
    permit: 'secrets',
    resources: { 'rbac.authorization.k8s.io': ['roles'] },
    holds: {
      'a Role gives rights to Secrets by their names alone, and to no tokens and shells': `${optional('object.rules')}.all(rule, !${listed('rule.apiGroups', "'*'")} && !${listed('rule.resources', "'*'")} && !${listed('rule.resources', "'serviceaccounts/token'")} && !${listed('rule.resources', "'pods/exec'")} && (!${listed('rule.resources', "'secrets'")} || (has(rule.resourceNames) && rule.resourceNames.size() > 0)))`,
    },
  },
  {
    name: 'tokens',
    permit: 'secrets',
    resources: { '': ['secrets'] },
    holds: {
      'a Secret is no token of an account': `!has(object.type) || object.type != '${accountToken}'`,
    },
  },
  {
    name: 'selectors',
    permit: 'selectors',
    resources: { 'networking.k8s.io': ['networkpolicies'] },
    holds: {
      'a NetworkPolicy selects pods by their labels, and not all':
        'has(object.spec.podSelector) && has(object.spec.podSelector.matchLabels) && object.spec.podSelector.matchLabels.size() > 0',
    },
  },
  {
    name: 'addresses',
    permit: 'hosts',
    resources: { '': ['services'] },
    holds: {
      'a Service takes no addresses of others': '!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0',
    },
  },
];

/** Whether a list that may be missing contains a text. */
function listed(path: string, text: string): string {
  return `(has(${path}) && ${text} in ${path})`;
}

/** Rules of one cluster: its hosts by environment, and its stores. */
function ofCluster({ hosts, namespaces, stores }: ClusterUnit): AdmissionRule[] {
  const spaces = namespaces.map(({ name, environment }) => {
    const own = hosts.filter((one) => one.environment === environment.name).map(({ host }) => host);
    return `${JSON.stringify(name)}: ${listOf(own)}`;
  });
  const own = `{${spaces.join(', ')}}[request.namespace]`;
  const known = listOf(stores.map(({ name }) => name));
  const isKnown = (ref: string) => `${ref}.kind == 'ClusterSecretStore' && ${ref}.name in ${known}`;
  return [
    {
      name: 'hosts',
      permit: 'hosts',
      resources: {
        'gateway.networking.k8s.io': ['httproutes', 'grpcroutes'],
        'networking.k8s.io': ['ingresses'],
        'cert-manager.io': ['certificates'],
      },
      variables: { own },
      holds: {
        'a route is at hosts of its environment':
          "!(object.kind in ['HTTPRoute', 'GRPCRoute']) || (has(object.spec.hostnames) && object.spec.hostnames.size() > 0 && object.spec.hostnames.all(one, one in variables.own))",
        'an Ingress is at hosts of its environment':
          "object.kind != 'Ingress' || (!has(object.spec.defaultBackend) && has(object.spec.rules) && object.spec.rules.all(one, has(one.host) && one.host in variables.own))",
        'a certificate is for hosts of its environment':
          "object.kind != 'Certificate' || !has(object.spec.dnsNames) || object.spec.dnsNames.all(one, one in variables.own)",
      },
    },
    {
      name: 'stores',
      permit: 'stores',
      resources: { 'external-secrets.io': ['externalsecrets', 'secretstores', 'pushsecrets'] },
      holds: {
        'secrets come from the environment’s store': `object.kind == 'ExternalSecret' && (!has(object.spec.secretStoreRef) || (${isKnown('object.spec.secretStoreRef')}))`,
        'secrets are read by their names': `${optional('object.spec.dataFrom')}.all(one, !has(one.find) && (!has(one.sourceRef) || (has(one.sourceRef.generatorRef) && one.sourceRef.generatorRef.kind in ${texts(harmlessGenerators)})))`,
        'no secret comes from another store': `${optional('object.spec.data')}.all(one, !has(one.sourceRef))`,
      },
    },
  ];
}

/** Every rule of a cluster. */
export function admissionRules({ unit, gateways }: ClusterProps): AdmissionRule[] {
  return [...always, codeRule(gateways), ...ofCluster(unit)];
}
