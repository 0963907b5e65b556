import { alarmNames, type Alarms } from '../../model/alarms';
import type { EnvironmentContext } from './context';

/** What clouds watch of a stack by themselves: by default where data is protected. @param off - further names that are off */
export function alarmsOf(
  { platform, environment }: Pick<EnvironmentContext, 'platform' | 'environment'>,
  off: readonly string[] = [],
): { readonly alarms?: Alarms } {
  const asked = platform.monitoring?.alarms;
  if (!asked) return {};
  const wanted = asked.stages ? asked.stages.includes(environment.stage) : environment.deletionProtection;
  return wanted
    ? { alarms: { to: asked.to, off: alarmNames.filter((name) => asked.off.includes(name) || off.includes(name)) } }
    : {};
}
