import { contracts } from '../../model/backing';
import type { Contract } from '../../model/contract';
import { nameOf } from './bind';
import type { EnvironmentContext } from '../environment/context';

/** Name in the environment's store: that of a shared secret, else as written. */
export function remoteName(name: string, { platform, environment, facts }: EnvironmentContext): string {
  const shared = Object.hasOwn(environment.shared, name) ? environment.shared[name] : undefined;
  return shared && (contracts[shared.kind] as Contract).named
    ? nameOf(shared, { scope: [platform.name, environment.name, 'data'], facts })
    : name;
}
