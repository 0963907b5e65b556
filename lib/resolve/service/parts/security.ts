import type { GatewayTable } from '../../../model/gateway-facts';
import { perTable } from '../../../model/per-table';
import type { PodSecurityLevel, Security, SecurityContext } from '../../../model/parts/security';
import type { FlowSpec } from '../../../spec/parts/peers';
import { baselineCapabilities } from '../../../api/pod-security';
import { gatewayKinds } from '../../../api/gateway-kinds';
import { allKinds, groupOf } from '../../../api/schema';
import type { SettleContext } from '../context';
import { ownName } from '../own-name';

/** Flows of a spec. */
interface Policies {
  readonly enabled?: boolean;
  readonly mode?: 'add' | 'replace';
  readonly ingress?: readonly FlowSpec[];
  readonly egress?: readonly FlowSpec[];
}

/** Flows of a spec by direction, with unresolved peers. */
export type FlowSpecs = Readonly<Record<'ingress' | 'egress', readonly FlowSpec[]>>;

/** Security of a workload, by default the strictest. Link adds its flows. */
export function settleSecurity(asked: SettleContext): Security {
  const { rbac = [], serviceAccountToken, sharedWith } = asked.settings.security ?? {};
  const context = settleContext(asked);
  checkGrants(asked);
  return {
    context,
    level: levelOf(context),
    automountToken: serviceAccountToken ?? rbac.length > 0,
    rbac: rbac.map(({ apiGroups = [''], ...rule }) => ({ apiGroups, ...rule })),
    ingress: [],
    egress: [],
    ...(sharedWith && { sharedWith: sharedWith.map((one) => ownName(one, asked.platform)) }),
    replaceFlows: policiesOf(asked).mode === 'replace',
  };
}

/** Flows of a spec. */
export function settleFlows(context: SettleContext): FlowSpecs {
  const { enabled, ingress = [], egress = [] } = policiesOf(context);
  if (enabled === false)
    context.report('W206', ['security', 'networkPolicies'], 'flows are always denied by default; emitted without it');
  return { ingress, egress };
}

function policiesOf({ settings }: SettleContext): Policies {
  return (settings.security?.networkPolicies ?? {}) as Policies;
}

/** Reports cluster-scoped resources, which no Role can grant. */
function checkGrants({ settings, gateways, report }: SettleContext): void {
  (settings.security?.rbac ?? []).forEach(({ apiGroups = [''], resources }, index) =>
    resources.forEach((resource, number) => {
      const plural = resource.split('/')[0];
      const meant = namespacing(gateways).filter((one) => one.resource === plural && apiGroups.includes(one.group));
      if (meant.length > 0 && meant.every(({ isClusterScoped }) => isClusterScoped))
        report(
          'E390',
          ['security', 'rbac', index, 'resources', number],
          `expected namespaced resources, since the service gets a Role, got ${resource}, which is cluster-scoped; bind a ClusterRole to its account outside of the platform`,
        );
    }),
  );
}

/** Which resources a cluster has, and which its namespaces: Kubernetes' own, and those of gateways. */
const namespacing = perTable((gateways: GatewayTable) => [
  ...allKinds.map(({ apiVersion, plural, isNamespaced }) => ({
    group: groupOf(apiVersion),
    resource: plural,
    isClusterScoped: !isNamespaced,
  })),
  ...gatewayKinds(gateways).map(({ group, resource, isClusterScoped = false }) => ({
    group,
    resource,
    isClusterScoped,
  })),
]);

function settleContext({ settings, report }: SettleContext): SecurityContext {
  const { securityContext: asked = {} } = settings.security ?? {};
  const { add = [], drop = ['ALL'] } = (asked.capabilities ?? {}) as { add?: string[]; drop?: string[] };
  if (asked.runAsUser === 0 && asked.runAsNonRoot !== false)
    report(
      'E312',
      ['security', 'securityContext', 'runAsUser'],
      'expected runAsNonRoot: false beside runAsUser: 0, so that the relaxation is explicit',
    );
  if (asked.privileged && !asked.allowPrivilegeEscalation)
    report(
      'E312',
      ['security', 'securityContext', 'privileged'],
      'expected allowPrivilegeEscalation: true beside privileged: true, so that the relaxation is explicit',
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
