import type { Environment } from '../../model/environment';

/** Names that mean the machine of whoever asks: each cluster may answer at them. @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export const isLocal = (host: string) => /(^|\.)localhost$/.test(host);

/** Says where an environment has the host of another one, on another cluster. */
export function sharedHost(
  { name, host, cluster }: Pick<Environment, 'name' | 'host'> & { readonly cluster: { readonly name: string } },
  before: readonly (Pick<Environment, 'name' | 'host'> & { readonly cluster: { readonly name: string } })[],
): string | undefined {
  const other = before.find((one) => one.host === host && one.cluster.name !== cluster.name);
  if (!other || isLocal(host)) return undefined;
  return `expected a host of ${name} alone, got ${host}, which ${other.name} has on another cluster: say host in one of them`;
}
