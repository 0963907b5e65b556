import { isError, type Problem } from '../model/problem';
import { readAll } from './read';
import type { SynthesizeOptions } from './synthesize';
import { builtIn } from './toolkit';

/** What is wrong with a repository's files, without synthesizing anything. */
export async function validate(
  options: Pick<SynthesizeOptions, 'root' | 'platform' | 'environment' | 'service' | 'strict' | 'toolkit'>,
): Promise<{ readonly problems: readonly Problem[]; readonly units: number }> {
  const { value, problems } = readAll(options.root, options.toolkit ?? builtIn, options);
  return { problems, units: problems.some((one) => options.strict || isError(one)) ? 0 : value.units.length };
}
