import { digest } from './name';
import { trimEnd } from './trim';

/** Most characters of a DNS label, which names of Services, Jobs and values of labels are. */
export const dnsLabel = 63;

/** Most characters of a CronJob's or a StatefulSet's name: their controllers add up to eleven. */
export const controllerName = 52;

/** `base` and a suffix, within `max` characters; a base that must be cut gets a digest, to stay unique. */
export function objectName(base: string, suffix = '', max = dnsLabel): string {
  const whole = base + suffix;
  if (whole.length <= max) return whole;
  const mark = `-${digest(base)}${suffix}`;
  return trimEnd(base.slice(0, max - mark.length), '-') + mark;
}
