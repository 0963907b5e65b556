import type { Cluster } from '../../model/environment';
import type { FactsTable } from '../../model/facts';

/** Whether another team, or its cloud, runs a controller of a cluster: in an existing one, whatever is not set to installed. */
export function isExternal(
  name: string,
  { components = {}, existing, cloud }: Pick<Cluster, 'components' | 'existing' | 'cloud'>,
  facts: FactsTable,
): boolean {
  if (facts[cloud]?.clustersHave?.includes(name)) return true;
  return (components[name] ?? (existing ? 'external' : 'installed')) === 'external';
}
