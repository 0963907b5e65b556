import { trimEnd } from '../../model/trim';
import { isRoutableHost, isRoutablePath } from '../../model/address';
import type { RouteProps } from './gateway';

/** A path without characters that a gateway could read as code; throws otherwise. */
export function checked<R extends Pick<RouteProps, 'host' | 'path' | 'rewrite'>>(route: R): R {
  const { host, path, rewrite } = route;
  checkedHost(host);
  for (const given of rewrite === undefined ? [path] : [path, rewrite]) {
    if (!isRoutablePath(given)) {
      throw new Error(`path: expected /, letters, digits and . _ ~ -; got ${given}`);
    }
  }
  return route;
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

/** A path without the slash at its end; empty for all paths. */
export function base(path: string): string {
  return trimEnd(path, '/');
}

/** A text escaped for a regular expression. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => (/[/-]/.test(character) ? character : `\\${character}`));
}
