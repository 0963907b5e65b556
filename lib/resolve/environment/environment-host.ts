import type { Environment } from '../../model/environment';

/** Names of the local machine, which several clusters may use. @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export const isLocal = (host: string) => /(^|\.)localhost$/.test(host);

/** Reports the same host in environments on different clusters. */
export function sharedHost(
  { name, host, cluster }: Pick<Environment, 'name' | 'host'> & { readonly cluster: { readonly name: string } },
  before: readonly (Pick<Environment, 'name' | 'host'> & { readonly cluster: { readonly name: string } })[],
): string | undefined {
  const other = before.find((one) => one.host === host && one.cluster.name !== cluster.name);
  if (!other || isLocal(host)) return undefined;
  return `expected a host of ${name} only, got ${host}, which ${other.name} has on another cluster: set host in one of them`;
}
