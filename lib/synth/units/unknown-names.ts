import type { Problem } from '../../model/problem';
import { quoted } from '../../spec/characters';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { Selection } from '../selection';
import type { Snapshot } from './snapshot';

/** Reports an empty selection, which is probably a typo. */
export function unknownNames({ platform, environment, service }: Selection, { names, platforms }: Snapshot): Problem[] {
  const check = (option: string, got: string | undefined, known: readonly string[]): Problem[] => {
    if (got === undefined || known.includes(got)) return [];
    const all = [...new Set(known)];
    const message = expected(oneOf(all, got), quoted(got).slice(1, -1), didYouMean(got, all));
    return [{ file: `--${option}`, line: 1, column: 1, path: '', code: 'E354', message }];
  };
  const unknown = check('platform', platform, names);
  if (unknown.length) return unknown;
  const named = (key: 'environments' | 'services') => platforms.flatMap((one) => one[key].map(({ name }) => name));
  return [...check('environment', environment, named('environments')), ...check('service', service, named('services'))];
}
