import type { Kind } from '../../model/backing';
import { isFolder } from './kinds/bucket';
import type { BackingContext, BackingSpec } from './translation';

/** Name of the shared backing that a spec refers to; undefined for a backing of its own. */
export function sharedName(
  kind: Kind,
  name: string,
  spec: BackingSpec,
  { environment, report }: Pick<BackingContext, 'environment' | 'report'>,
): string | undefined {
  const meant = isFolder(spec) ? spec.shared || true : spec.shared;
  if (!meant) return undefined;
  const candidates = Object.values(environment.shared).filter((one) => one.kind === kind);
  const named = typeof meant === 'string' ? meant : name;
  const exact = candidates.find((one) => one.name === named);
  const only = candidates.length === 1 ? candidates[0] : candidates.find((one) => one.default);
  const found = exact ?? (typeof meant === 'string' ? undefined : only);
  if (found) return found.name;
  const names = candidates.map((one) => one.name).join(', ');
  report(
    'E323',
    spec.shared ? ['shared'] : isFolder(spec) ? ['bucket'] : [],
    `expected ${names ? `one of ${names}` : `a shared ${kind} in environments/${environment.name}.yaml`}, got ${typeof meant === 'string' ? meant : 'none'}`,
  );
  return undefined;
}
