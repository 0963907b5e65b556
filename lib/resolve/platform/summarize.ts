import type { UnitSummary } from './unit-summary';
import { workloadTypes } from '../../model/workload-types';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Unit } from '../../model/unit';
import { claimsOf } from './claims';
import { delivery } from './deliveries';
import { drawnSecret } from '../environment/names';
import { sharedDemand } from '../demand/connection-demand';
import { podDemand } from '../demand/pod-demand';
import { makesOf, usesOf } from './ownership';
import { namesOf } from './physical-names';
import { bornBy, selectionsOf } from './selections';
import { readersOf } from './secret-stores';
import { watchedOf } from './watched';

/** The summary of a unit. */
export function summarize(unit: Unit, gateways: GatewayTable): UnitSummary {
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
    watched: watchedOf(unit),
    claims: claimsOf(unit, gateways),
    team: service.metadata.team,
    choosesNamespace: service.choosesNamespace ?? false,
    makes: makesOf(unit, gateways),
    uses: usesOf(unit),
    selections: selectionsOf(unit),
    podLabels: bornBy(unit),
    sharedWith: service.security.sharedWith ?? [],
    names: namesOf(unit),
    pods: podDemand(service, environment),
    connections: sharedDemand(service),
    stack: stack && { name: stack.name, after: stack.after, needs: stack.needs },
  };
}
