/** A DNS name, with a wildcard for its first label at most. @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname */
const host = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A path that every gateway reads literally: no variables, no expressions, no `..`. */
const path = /^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)*\/?$/;

/** Maximum length of a host: names of further objects contain it. */
const longestHost = 200;

/** Whether a host is valid in a route and in a name. */
export function isRoutableHost(text: string): boolean {
  return text.length <= longestHost && host.test(text);
}

/** Whether a path is valid in a route. */
export function isRoutablePath(text: string): boolean {
  return text.startsWith('/') && path.test(text);
}

/** A host that is valid in a name; throws otherwise. */
export function checkedHost(host: string): string {
  if (!isRoutableHost(host)) throw new Error(`host: expected a lower-case DNS name; got ${host}`);
  return host;
}

/** Name of the Secret with the certificate of a host, or of another object of a host. */
export function hostName(prefix: string, host: string): string {
  return `${prefix}-${checkedHost(host).replace('*', 'wildcard')}`;
}
