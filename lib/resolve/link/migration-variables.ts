import type { Report } from '../../model/problem';
import type { Values } from '../../model/binding';
import { didYouMean, expected } from '../../spec/hints';
import type { Settled } from '../service/settle';

/** Variables with a service's identity, which never change. */
const identity = ['SERVICE_NAME', 'ENVIRONMENT'];

/** Text with values of a backing. */
const filled = /(?<!\$)\$\{/;

/**
 * Names of the variables that a migration reads: those of backings and secrets, those derived from them, and those that its spec lists. A change of another one does not run it again.
 */
export function migrationVariables(
  { service, migrates }: Settled,
  values: Values,
  given: Values,
  tell: Report,
): string[] {
  const { migration, variables } = service;
  if (!migration) return [];
  const all = Object.keys(values);
  if (migrates === 'all') return all;

  migrates.forEach((name, index) => {
    if (!Object.hasOwn(values, name))
      tell(
        'E204',
        ['integrations', 'database', 'migrations', 'variables', `${index}`],
        expected('a variable of this service', name, didYouMean(name, all)),
      );
  });
  const words = [...(migration.command ?? []), ...(migration.args ?? [])].join(' ');
  const named = new Set([...identity, ...migrates, ...(words.match(/[A-Za-z_]\w*/g) ?? [])]);
  const isOwn = (name: string) => Object.hasOwn(variables, name) && !Object.hasOwn(given, name);
  return all.filter((name) => named.has(name) || !isOwn(name) || filled.test(variables[name]!));
}
