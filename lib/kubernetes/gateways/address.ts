import { trimEnd } from '../../model/trim';
import { checkedHost, isRoutablePath } from '../../model/address';
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

/** A path without the slash at its end; empty for all paths. */
export function base(path: string): string {
  return trimEnd(path, '/');
}
