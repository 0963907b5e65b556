import type { Binding } from '../../model/binding';
import type { StackUnit } from '../../model/unit';
import { alarmsOf } from '../environment/alarms';
import { type EnvironmentContext, siteOf, tagsOf } from '../environment/context';
import { clusterName } from '../environment/names';
import { prepared } from './account-setup';
import type { Settled } from '../service/settle';

/** The Terraform stack of a service, on every cloud that it uses. */
export function stackOf(
  { service, permissions, encryption }: Settled,
  bindings: readonly Binding[],
  clouds: readonly string[],
  context: EnvironmentContext,
  bundle: string,
): StackUnit {
  const { platform, environment } = context;
  const scope = [platform.name, environment.name, service.name];
  const { team, owner } = service.metadata;
  const { facts } = context;
  const shared =
    bindings.some((one) => one.shared !== undefined) || clouds.some((cloud) => facts[cloud]!.shared.made === true);
  const unit: StackUnit = {
    name: scope.join('.'),
    source: service.source,
    context: {
      platform: platform.name,
      scope: environment.name,
      tags: tagsOf(context, { name: service.name, team, owner }),
      protect: environment.deletionProtection,
      ...alarmsOf(context, service.monitoring?.off),
      namespace: service.namespace,
      generation: service.generation,
    },
    state: environment.state,
    sites: Object.fromEntries(
      clouds.map((cloud) => [
        cloud,
        siteOf(
          cloud,
          context,
          scope,
          cloud === environment.cloud ? encryption : { rotationDays: encryption.rotationDays },
        ),
      ]),
    ),
    bindings,
    after: [
      ...(shared ? [`${platform.name}.${environment.name}.data`] : []),
      ...(environment.cluster.existing ? [] : [`${platform.name}.${environment.cluster.name}.cluster`]),
    ],
    workload: {
      namespace: service.namespace,
      serviceAccount: service.name,
      cluster: clusterName(platform, environment),
      issuer: environment.cluster.issuer,
      home: environment.cloud,
      bundle,
      permissions: permissions
        .map(({ cloud = environment.cloud, actions, resources }) => ({ cloud, allow: actions, on: resources }))
        .filter(({ cloud }) => clouds.includes(cloud)),
    },
  };
  return prepared(unit, context);
}

/** Backings that are Kubernetes objects in the service's namespace. */
export function stackInCluster(
  { service }: Settled,
  bindings: readonly Binding[],
  context: EnvironmentContext,
): StackUnit | undefined {
  const { platform, environment, facts } = context;
  const own = bindings.filter(({ cloud, shared }) => facts[cloud]!.layer === 'kubernetes' && shared === undefined);
  if (own.length === 0) return undefined;
  const scope = [platform.name, environment.name, service.name];
  const sites = Object.fromEntries(
    [...new Set(own.map(({ cloud }) => cloud))].map((cloud) => [cloud, siteOf(cloud, context, scope)]),
  );
  return {
    name: scope.join('.'),
    source: service.source,
    context: {
      platform: platform.name,
      scope: environment.name,
      tags: tagsOf(context),
      protect: false,
      namespace: service.namespace,
      generation: service.generation,
    },
    sites,
    bindings: own,
    after: [],
    workload: {
      namespace: service.namespace,
      serviceAccount: service.name,
      cluster: clusterName(platform, environment),
      home: environment.cloud,
      bundle: '',
      permissions: [],
    },
  };
}
