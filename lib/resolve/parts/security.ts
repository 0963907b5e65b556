import type { Flow, Peer, PodSecurityLevel, Security, SecurityContext } from '../../model/parts/security';
import type { Asked } from '../asked';

type PeerSpec = NonNullable<
  Extract<NonNullable<NonNullable<Asked['settings']['security']>['networkPolicies']>, { mode?: unknown }>['ingress']
>[number];

/** Capabilities that each level may add. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const baselineCapabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Namespaces that platform components run in. */
const componentNamespaces: Readonly<Record<string, string>> = {
  dns: 'kube-system',
  monitoring: 'monitoring',
  'envoy-gateway': 'envoy-gateway-system',
  'ingress-nginx': 'ingress-nginx',
  kong: 'kong',
  'cert-manager': 'cert-manager',
  'external-secrets': 'external-secrets',
};

/** What a workload may do, and who may reach it; what nobody relaxes stays at the strictest. */
export function settleSecurity(asked: Asked, namespace: string): Security {
  const { settings, report } = asked;
  const { rbac = [], serviceAccountToken, networkPolicies } = settings.security ?? {};
  const context = settleContext(asked);
  const {
    enabled,
    mode,
    ingress = [],
    egress = [],
  } = (networkPolicies ?? {}) as {
    enabled?: boolean;
    mode?: 'add' | 'replace';
    ingress?: PeerSpec[];
    egress?: PeerSpec[];
  };
  if (enabled === false)
    report('W206', ['security', 'networkPolicies'], 'what nobody allows is always refused; emitted as without it');
  const flows = (peers: readonly PeerSpec[], side: string): Flow[] =>
    peers.map((spec, index) => ({
      peer: peer(asked, spec, namespace, ['security', 'networkPolicies', side, index]),
      ports: (spec.ports ?? []).map(({ port, ...rest }) => ({
        port,
        protocol: ('protocol' in rest && rest.protocol) || 'TCP',
      })),
    }));
  return {
    context,
    level: levelOf(context),
    automountToken: serviceAccountToken ?? rbac.length > 0,
    rbac: rbac.map(({ apiGroups = [''], ...rule }) => ({ apiGroups, ...rule })),
    ingress: flows(ingress, 'ingress'),
    egress: flows(egress, 'egress'),
    replaceFlows: mode === 'replace',
  };
}

function settleContext({ settings, report }: Asked): SecurityContext {
  const { securityContext: asked = {} } = settings.security ?? {};
  const { add = [], drop = ['ALL'] } = (asked.capabilities ?? {}) as { add?: string[]; drop?: string[] };
  if (asked.runAsUser === 0 && asked.runAsNonRoot !== false)
    report(
      'E312',
      ['security', 'securityContext', 'runAsUser'],
      'expected runAsNonRoot: false beside runAsUser: 0, so that the relaxation is seen',
    );
  return {
    runAsNonRoot: asked.runAsNonRoot ?? true,
    runAsUser: asked.runAsUser,
    runAsGroup: asked.runAsGroup,
    fsGroup: asked.fsGroup,
    readOnlyRootFilesystem: asked.readOnlyRootFilesystem ?? true,
    allowPrivilegeEscalation: asked.allowPrivilegeEscalation ?? false,
    privileged: asked.privileged ?? false,
    capabilities: { add, drop },
    seccompProfile: asked.seccompProfile ?? 'RuntimeDefault',
  };
}

/** The strictest Pod Security level that admits a context. */
export function levelOf(context: SecurityContext): PodSecurityLevel {
  const { add, drop } = context.capabilities;
  if (
    context.privileged ||
    context.seccompProfile === 'Unconfined' ||
    add.some((name) => !baselineCapabilities.includes(name))
  )
    return 'privileged';
  const restricted =
    context.runAsNonRoot &&
    !context.allowPrivilegeEscalation &&
    drop.includes('ALL') &&
    add.every((name) => name === 'NET_BIND_SERVICE');
  return restricted ? 'restricted' : 'baseline';
}

function peer({ report }: Asked, spec: PeerSpec, namespace: string, path: readonly PropertyKey[]): Peer {
  const ways: readonly (Peer | undefined)[] = [
    spec.service ? { type: 'service', name: spec.service, namespace: spec.namespace ?? namespace } : undefined,
    spec.component ? { type: 'namespace', name: componentNamespaces[spec.component] ?? spec.component } : undefined,
    spec.namespace && !spec.service ? { type: 'namespace', name: spec.namespace } : undefined,
    spec.cidr ? { type: 'cidr', cidr: spec.cidr, except: spec.except ?? [] } : undefined,
    spec.any ? { type: 'any' } : undefined,
  ];
  const said = ways.filter((way) => way !== undefined);
  if (said.length !== 1)
    report('E313', path, `expected one of service, component, namespace, cidr, any; got ${said.length}`);
  return said[0] ?? { type: 'cidr', cidr: '127.0.0.1/32', except: [] };
}
