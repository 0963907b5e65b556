import { type Problem, isError } from '../model/problem';
import { endOfLifeBy, warningOf } from '../resolve/platform/end-of-life';
import { build } from './build';
import type { Selection } from './selection';
import type { SynthesizeOptions } from './synthesize';
import type { Toolkit } from './toolkit';

/** Problems of a repository's files, without a synthesis. */
export async function validate(
  options: Pick<
    SynthesizeOptions,
    'root' | 'platform' | 'environment' | 'service' | 'strict' | 'toolkit' | 'cache' | 'untrusted' | 'session'
  > & {
    /** Day for warnings of ended support, such as `2027-01-01`. @default - no warnings */
    readonly asOf?: string;
  },
): Promise<{ readonly problems: readonly Problem[]; readonly units: number }> {
  options.session?.begin();
  const { problems: found, result, save, executors } = await build({ ...options, layers: [] });
  await executors?.end();
  save();
  const problems = [...found, ...(options.asOf === undefined ? [] : await over(options.asOf, options))];
  const stops = problems.some((one) => options.strict || isError(one));
  const units = stops ? 0 : (result?.environments ?? []).reduce((sum, { services }) => sum + services, 0);
  return { problems, units };
}

/** Warnings of ended support by a day; loaded on demand. */
async function over(day: string, options: Selection & { readonly root: string; readonly toolkit?: Toolkit }) {
  const { usesIn } = await import('./uses');
  return endOfLifeBy(day, usesIn(options.root, options, options.toolkit).value.found).map(warningOf);
}
