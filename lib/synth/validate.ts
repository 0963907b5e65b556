import { type Problem, isError } from '../model/problem';
import { endOfLifeBy, warningOf } from '../resolve/platform/end-of-life';
import { build } from './build';
import type { Selection } from './selection';
import type { SynthesizeOptions } from './synthesize';
import type { Toolkit } from './toolkit';

/** What is wrong with a repository's files, without synthesizing anything. */
export async function validate(
  options: Pick<
    SynthesizeOptions,
    'root' | 'platform' | 'environment' | 'service' | 'strict' | 'toolkit' | 'cache' | 'untrusted' | 'session'
  > & {
    /** Day by which whatever is over is warned of, such as `2027-01-01`. @default - nothing is over */
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

/** Warnings of what is over by a day; loaded late, since few ask. */
async function over(day: string, options: Selection & { readonly root: string; readonly toolkit?: Toolkit }) {
  const { usesIn } = await import('./uses');
  return endOfLifeBy(day, usesIn(options.root, options, options.toolkit).value.found).map(warningOf);
}
