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
  /** Whether it runs outside of every cluster. */
  readonly atEdge: boolean;
  readonly namespace: string;
  /** Strictest Pod Security level that admits its pods. */
  readonly level: PodSecurityLevel;
  /** @default - nothing comes in from outside */
  readonly host?: {
    readonly host: string;
    readonly tls: boolean;
    /** Whether somebody must prove that the host is ours. */
    readonly asksCertificate: boolean;
  };
  /** Whether a Job makes its part of a shared database. */
  readonly hasLogin: boolean;
  /** Namespaces from which it reads the secret store of its environment. */
  readonly readers: readonly string[];
  /** Secrets to be drawn where no store keeps any. */
  readonly drawn: readonly string[];
  readonly delivery: Delivery;
  readonly claims: readonly Claim[];
  /** Team that owns it. @default - nobody says */
  readonly team?: string;
  /** Whether its own spec chose the namespace. */
  readonly choosesNamespace: boolean;
  /** What it makes in the cluster that others could use by its name. */
  readonly makes: readonly ScopedName[];
  /** What it uses by its name, whoever makes it. */
  readonly uses: readonly Use[];
  /** What it chooses by labels that any pod may bear. */
  readonly selections: readonly Selection[];
  /** Labels of its pods beside those that are Strata's, each set of them. */
  readonly podLabels: readonly Labels[];
  /** Services that may use what it makes. */
  readonly sharedWith: readonly string[];
  /** Names in the clouds of what it makes. */
  readonly names: readonly Name[];
  /** @default - nothing of it is Terraform's */
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
