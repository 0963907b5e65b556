import type { Binding } from '../../model/binding';
import type { StackContext, StackUnit } from '../../model/unit';
import { alarmsOf } from '../environment/alarms';
import { type EnvironmentContext, siteOf, tagsOf } from '../environment/context';

/** A stack on one cloud without a workload. */
export function bareStack(
  ground: EnvironmentContext,
  scope: string,
  layer: string,
  cloud: string,
  bindings: readonly Binding[],
  after: readonly string[],
): StackUnit {
  const { platform, environment } = ground;
  const context: StackContext = {
    platform: platform.name,
    scope,
    tags: tagsOf(ground),
    protect: environment.deletionProtection,
    ...alarmsOf(ground),
    namespace: `${platform.name}-${environment.name}`,
    generation: 1,
  };
  return {
    name: `${platform.name}.${scope}.${layer}`,
    source: environment.source,
    context,
    state: environment.state,
    sites: { [cloud]: siteOf(cloud, ground, [platform.name, scope, layer]) },
    bindings,
    after: after.map((one) => `${platform.name}.${environment.cluster.name}.${one}`),
  };
}
