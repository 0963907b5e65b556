import { isError, type Problem } from '../model/problem';
import { plan } from './plan';
import { staffed } from './staff';
import type { SynthesizeOptions } from './synthesize';

/** What is wrong with a repository's files, without synthesizing anything. */
export async function validate(
  options: Pick<
    SynthesizeOptions,
    'root' | 'platform' | 'environment' | 'service' | 'strict' | 'toolkit' | 'cache' | 'memory'
  >,
): Promise<{ readonly problems: readonly Problem[]; readonly units: number }> {
  options.memory?.begin();
  const { problems, result, note } = await staffed(options, (staff) => plan({ ...options, layers: [] }, staff));
  note();
  const stops = problems.some((one) => options.strict || isError(one));
  const units = stops ? 0 : (result?.environments ?? []).reduce((sum, { services }) => sum + services, 0);
  return { problems, units };
}
