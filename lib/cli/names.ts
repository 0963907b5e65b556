import { reserved } from '../resolve/environment/names';
import { didYouMean } from '../spec/hints';
import { label } from '../spec/parts/scalars';
import { UsageError } from './usage-error';

/** Checks the name of a platform, a service or an environment. */
export function checkName(what: string, name: string): void {
  const { error } = label.safeParse(name);
  if (error) throw new UsageError(`${what} ${JSON.stringify(name)}: expected ${error.issues[0]!.message}`);
}

/** Checks the name of a service. */
export function checkServiceName(name: string): void {
  checkName('service', name);
  if ((reserved as readonly string[]).includes(name)) {
    throw new UsageError(`service ${name}: the names ${reserved.join(', ')} are reserved`);
  }
}

/** Checks that a name is among the known ones. */
export function checkKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const hint =
    didYouMean(name, known) ?? `there ${known.length > 0 ? `is ${known.join(', ')}` : 'is none yet: strata init'}`;
  throw new UsageError(`no ${what} ${JSON.stringify(name)}; ${hint}`);
}
