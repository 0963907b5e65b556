/** What a service may do only where its platform's `permits` says so, and what that opens. */
export const permits = {
  administration: 'rights in a cloud over everything of a sort, or over identities',
  secrets: 'rights at the API server to Secrets and tokens, or to more rights; values of Secrets in extra files',
  accounts: 'pods that act as another account, rights for others, and accounts with roles of a cloud',
  selectors: 'labels by which pods answer for another service, and selectors that find pods of others',
  hosts: 'ways in, certificates and addresses that are not its own',
  code: 'code in a gateway: snippets, Lua, WebAssembly, serverless functions',
  stores: 'secret stores of its own, and secrets of the store that its spec does not name',
  flux: 'annotations and labels that Flux obeys',
} as const satisfies Readonly<Record<string, string>>;

/** Something that only a platform may allow. */
export type Permit = keyof typeof permits;

/** All of them. */
export const permitNames = Object.keys(permits) as [Permit, ...Permit[]];

/** Whether a platform lets a service do it. */
export function isPermitted(
  permit: Permit,
  service: string,
  { permits: said = {} }: { readonly permits?: Readonly<Record<string, readonly Permit[]>> },
): boolean {
  return Object.hasOwn(said, service) && said[service]!.includes(permit);
}

/** How a message names the way out. */
export function permitting(permit: Permit, service: string): string {
  return `the platform may allow it by permits: { ${service}: [${permit}] } in platform.yaml`;
}
