import type { GatewayTable } from '../model/gateway-facts';

const release = /\/components\/([^/]+)\/helmrelease-[^/]+\.yaml$/;

/** Notes on retired controllers that are installed. */
export function retired(gateways: GatewayTable, paths: readonly string[]): string[] {
  const over = Object.values(gateways).flatMap((one) => one.retired ?? []);
  const coming = new Set(paths.flatMap((path) => release.exec(path)?.[1] ?? []));
  return over.filter(({ component }) => coming.has(component)).map(({ component, why }) => `${component}: ${why}`);
}
