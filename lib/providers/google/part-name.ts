import { digest } from '../../model/name';

/** Most characters of what Compute Engine makes. @see https://cloud.google.com/compute/docs/naming-resources */
const longest = 63;

/** Name of a part of something: `<name>-<part>`, with a digest where that is too long. */
export function partName(name: string, part: string): string {
  const whole = `${name}-${part}`;
  if (whole.length <= longest) return whole;
  return `${name.slice(0, longest - part.length - 8).replace(/-$/, '')}-${digest(name)}-${part}`;
}
