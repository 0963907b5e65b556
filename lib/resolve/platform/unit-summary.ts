import { workloadTypes } from '../../model/workload-types';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Delivery } from '../../model/cluster-unit';
import type { PodSecurityLevel } from '../../model/parts/security';
import type { StackUnit, Unit } from '../../model/unit';
import { type Claim, claimsOf } from './claims';
import { delivery } from './deliveries';
import { drawnSecret } from '../environment/names';
import { type ScopedName, type Use, makesOf, usesOf } from './ownership';
import { type Name, namesOf } from './physical-names';
import { type Labels, type Selection, bornBy, selectionsOf } from './selections';
import { readersOf } from './secret-stores';

/** What clusters, environments and the checks across services read of a unit. */
export interface UnitSummary {
  readonly service: string;
  readonly environment: string;
  /** Whether it runs outside of the cluster. */
  readonly atEdge: boolean;
  readonly namespace: string;
  /** Strictest Pod Security level that admits its pods. */
  readonly level: PodSecurityLevel;
  /** @default - it has no ingress */
  readonly host?: {
    readonly host: string;
    readonly tls: boolean;
    /** Whether a certificate must be issued for the host. */
    readonly asksCertificate: boolean;
  };
  /** Whether a login Job creates its part of a shared database. */
  readonly hasLogin: boolean;
  /** Namespaces from which it reads the secret store of its environment. */
  readonly readers: readonly string[];
  /** Secrets to generate without a secret store. */
  readonly drawn: readonly string[];
  readonly delivery: Delivery;
  readonly claims: readonly Claim[];
  /** Team that owns it. @default - not set */
  readonly team?: string;
  /** Whether its own spec sets the namespace. */
  readonly choosesNamespace: boolean;
  /** Resources in the cluster that other services could refer to. */
  readonly makes: readonly ScopedName[];
  /** References to resources by name. */
  readonly uses: readonly Use[];
  /** Pod selectors with labels that any pod may have. */
  readonly selections: readonly Selection[];
  /** Labels of its pods without those of Strata, one set for each template. */
  readonly podLabels: readonly Labels[];
  /** Services that may refer to its resources. */
  readonly sharedWith: readonly string[];
  /** Physical names of its resources. */
  readonly names: readonly Name[];
  /** @default - it has no Terraform resources */
  readonly stack?: Pick<StackUnit, 'name' | 'after' | 'needs'>;
}

/** The summary of a unit. */
export function summaryOf(unit: Unit, gateways: GatewayTable): UnitSummary {
  const { service, environment, names, logins, stack } = unit;
  const { ingress } = service.networking;
  return {
    service: service.name,
    environment: environment.name,
    atEdge: !workloadTypes[service.workload.type].inCluster,
    namespace: names.namespace,
    level: service.security.level,
    host: ingress && {
      host: ingress.host,
      tls: ingress.tls,
      asksCertificate: ingress.tls && ingress.certificate === undefined,
    },
    hasLogin: logins.length > 0,
    readers: readersOf(unit),
    drawn: service.secrets.map(({ secret, key }) => drawnSecret(secret, key).secret),
    delivery: delivery(unit),
    claims: claimsOf(unit, gateways),
    team: service.metadata.team,
    choosesNamespace: service.choosesNamespace ?? false,
    makes: makesOf(unit, gateways),
    uses: usesOf(unit),
    selections: selectionsOf(unit),
    podLabels: bornBy(unit),
    sharedWith: service.security.sharedWith ?? [],
    names: namesOf(unit),
    stack: stack && { name: stack.name, after: stack.after, needs: stack.needs },
  };
}
