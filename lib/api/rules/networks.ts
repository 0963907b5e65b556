import { dnsSubdomain, notPort, unlike } from '../forms';
import { type Mapping, type Rule, isSaid, repeated } from './rule';

const service: Rule = (
  { type = 'ClusterIP', clusterIP, ports = [], externalName, sessionAffinity, sessionAffinityConfig },
  tell,
) => {
  if (type === 'ExternalName' ? !isSaid(externalName) : ports.length === 0 && clusterIP !== 'None')
    tell([type === 'ExternalName' ? 'externalName' : 'ports'], 'expected at least one, got none');
  if (type !== 'ClusterIP' && clusterIP === 'None')
    tell(['clusterIP'], `expected an address of a Service of type ${type}, got None`);
  for (const index of repeated<Mapping>(ports, ({ name = '' }) => name))
    tell(['ports', index, 'name'], `expected a name of its own, got ${ports[index].name || 'none'} twice`);
  for (const index of repeated<Mapping>(ports, ({ port, protocol = 'TCP' }) => `${port} ${protocol}`))
    tell(['ports', index, 'port'], `expected a port of its own, got ${ports[index].port} twice`);
  if (sessionAffinityConfig?.clientIP && sessionAffinity !== 'ClientIP')
    tell(['sessionAffinityConfig'], 'expected sessionAffinity: ClientIP beside it');
  (ports as Mapping[]).forEach(({ nodePort }, index) => {
    if (nodePort && type === 'ClusterIP')
      tell(['ports', index, 'nodePort'], `expected a Service of type NodePort or LoadBalancer, got ${type}`);
  });
};

const host: Rule = ({ host: name }, tell) => {
  if (!isSaid(name)) return;
  const wrong =
    unlike(dnsSubdomain, name.replace(/^\*\./, '')) ??
    (/^[\d.]+$/.test(name) ? `expected a name and no address, got ${name}` : undefined);
  if (wrong) tell(['host'], wrong);
};

const path: Rule = ({ path: given, pathType }, tell) => {
  if (pathType === 'ImplementationSpecific' && !given) return;
  if (!given?.startsWith('/') && pathType !== 'ImplementationSpecific')
    tell(['path'], `expected a path that starts with /, got ${given || 'nothing'}`);
  else if (pathType !== 'ImplementationSpecific' && /\/\/|\/\.\.?(\/|$)|%2f/i.test(given))
    tell(['path'], `expected a path without //, /., /.. and %2f, got ${given}`);
};

const policyPort: Rule = ({ port, endPort }, tell) => {
  const wrong = notPort(port);
  if (wrong) tell(['port'], wrong);
  if (endPort !== undefined && (typeof port !== 'number' || endPort < port))
    tell(['endPort'], `expected a port by number of at most ${endPort} beside it, got ${port ?? 'none'}`);
};

const peer: Rule = ({ ipBlock, podSelector, namespaceSelector }, tell) => {
  if (ipBlock && (podSelector || namespaceSelector)) tell(['ipBlock'], 'expected ipBlock or selectors, got both');
  if (!ipBlock && !podSelector && !namespaceSelector)
    tell([], 'expected one of podSelector, namespaceSelector, ipBlock, got none');
};

const role: Rule = ({ kind, apiGroup, namespace, name }, tell) => {
  const groups: Readonly<Record<string, string>> = {
    ServiceAccount: '',
    User: 'rbac.authorization.k8s.io',
    Group: 'rbac.authorization.k8s.io',
  };
  if (!(kind in groups)) tell(['kind'], `expected one of ServiceAccount, User, Group, got ${kind}`);
  else if (isSaid(apiGroup) && apiGroup !== groups[kind])
    tell(['apiGroup'], `expected ${groups[kind] || 'none'}, got ${apiGroup}`);
  if (kind === 'ServiceAccount' && !isSaid(namespace))
    tell(['namespace'], `expected the namespace of ${name}, got none`);
};

/** Rules of Services, ingress, network policies and RBAC. @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis/networking/validation */
export const networks: Readonly<Record<string, Rule>> = {
  RbacV1Subject: role,
  V1HTTPIngressPath: path,
  V1IngressRule: host,
  V1IngressServiceBackend({ port }, tell) {
    if ((port?.name === undefined) === (port?.number === undefined))
      tell(['port'], 'expected the port by number or by name');
  },
  V1NetworkPolicyPeer: peer,
  V1NetworkPolicyPort: policyPort,
  V1ServicePort({ targetPort }, tell) {
    const wrong = notPort(targetPort);
    if (wrong) tell(['targetPort'], wrong);
  },
  V1ServiceSpec: service,
};
