/** Permits of a platform for single services, and what each opens. */
export const permits = {
  administration: 'rights in a cloud over all resources of a type, or over identities',
  secrets: 'rights at the API server to Secrets and tokens, or to more rights; values of Secrets in extra files',
  accounts: 'pods with another service account, rights for other subjects, and service accounts with roles of a cloud',
  selectors: 'labels that make pods endpoints of another service, and selectors of pods of others',
  hosts: 'ingresses, certificates and addresses that are not its own',
  code: 'code in a gateway: snippets, Lua, WebAssembly, serverless functions',
  stores: 'secret stores of its own, and secrets of the store that its spec does not name',
  flux: 'annotations and labels that Flux obeys',
} as const satisfies Readonly<Record<string, string>>;

/** A permit. */
export type Permit = keyof typeof permits;

/** All of them. */
export const permitNames = Object.keys(permits) as [Permit, ...Permit[]];

/** Whether a platform gives a service a permit. */
export function isPermitted(
  permit: Permit,
  service: string,
  { permits: said = {} }: { readonly permits?: Readonly<Record<string, readonly Permit[]>> },
): boolean {
  return Object.hasOwn(said, service) && said[service]!.includes(permit);
}

/** The remedy in a message. */
export function permitting(permit: Permit, service: string): string {
  return `the platform may allow it by permits: { ${service}: [${permit}] } in platform.yaml`;
}
