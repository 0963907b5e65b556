import type { GatewayTable } from '../../../model/gateway-facts';
import type { Permit } from '../../../model/permits';

interface Right {
  /** Whether an annotation or a label gives it. */
  readonly isMeant: (key: string, gateways: GatewayTable) => boolean;
  readonly permit: Permit;
  readonly wanted: string;
  /** Whether a service may set a value. @default - it may set none */
  readonly allows?: (value: string, about: About) => boolean;
}

/** The service of the annotation or label. */
interface About {
  /** Host of the service's ingress. @default - none */
  readonly host?: string;
  /** Annotations of its service account by Strata. @default - none */
  readonly account?: Readonly<Record<string, string>>;
  /** Annotation or label. */
  readonly key: string;
  readonly kind?: string;
  /** What is known of all gateways. */
  readonly gateways: GatewayTable;
}

/** Annotations and labels with which controllers grant more than a service may have. */
const rights: readonly Right[] = [
  {
    isMeant: (key) => /snippets?$/.test(key),
    permit: 'code',
    wanted: 'no code in an annotation',
  },
  {
    isMeant: (key) => /^(\w+\.)?(toolkit\.)?fluxcd\.io\//.test(key),
    permit: 'flux',
    wanted: 'no annotation or label that Flux evaluates',
    // Data stays when Flux prunes its objects.
    allows: (_, { key, kind }) =>
      key === 'kustomize.toolkit.fluxcd.io/prune' && (kind === undefined || kind === 'PersistentVolumeClaim'),
  },
  {
    isMeant: (key, gateways) =>
      key === 'external-dns.alpha.kubernetes.io/hostname' ||
      Object.values(gateways).some(({ hostAnnotations }) => hostAnnotations?.includes(key)),
    permit: 'hosts',
    wanted: 'the host of the service',
    allows: (value, { host }) => value.split(',').every((one) => one.trim() === host),
  },
  {
    isMeant: (key) =>
      /^(eks\.amazonaws\.com\/|iam\.gke\.io\/|azure\.workload\.identity\/(client-id|tenant-id))/.test(key),
    permit: 'accounts',
    wanted: 'no role of a cloud other than that of the service',
    allows: (value, { account, key }) => account?.[key] === value,
  },
];

/** The problem of an annotation or label that needs a permit; undefined for others. */
export function rightOf(
  value: string,
  about: About,
): { readonly permit: Permit; readonly message: string } | undefined {
  const found = rights.find(({ isMeant, allows }) => isMeant(about.key, about.gateways) && !allows?.(value, about));
  return found && { permit: found.permit, message: `expected ${found.wanted}, got ${about.key}` };
}
