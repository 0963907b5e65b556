import { digest } from './name';
import { trimEnd } from './trim';

/** Maximum length of a DNS label, the form of names of Services, Jobs and values of labels. */
export const dnsLabel = 63;

/** `base` and a suffix, within `max` characters; a truncated base gets a digest to stay unique. */
export function objectName(base: string, suffix = '', max = dnsLabel): string {
  const whole = base + suffix;
  if (whole.length <= max) return whole;
  const mark = `-${digest(base)}${suffix}`;
  return trimEnd(base.slice(0, max - mark.length), '-') + mark;
}
