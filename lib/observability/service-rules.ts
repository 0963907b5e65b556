import type { Monitoring } from '../model/parts/monitoring';
import { billingGroups } from './billing/billing-rules';
import { alertRule } from './alerts/alert-rules';
import { defaultAlertsOf } from './alerts/defaults';
import { objectiveGroups } from './objectives/objective-rules';
import type { RuleGroup } from './rules';
import type { Running } from './running';

/** All rules of a service: default alerts, its own alerts, its objectives, and what it is billed by. */
export function serviceRules(running: Running, monitoring: Monitoring): RuleGroup[] {
  const own = new Set(monitoring.alerts.map(({ name }) => name));
  const off = new Set([...monitoring.off, ...own]);
  const byDefault = defaultAlertsOf(running, off).map((alert) => ({ ...alert, ...monitoring.adjusted[alert.name] }));
  const alerts = [...byDefault, ...monitoring.alerts].map((alert) => alertRule(alert, running));
  return [
    ...(alerts.length ? [{ name: `${running.service}-alerts`, rules: alerts }] : []),
    ...monitoring.objectives.flatMap((objective) => objectiveGroups(objective, running)),
    ...billingGroups(monitoring.billed ?? [], running),
  ];
}

/** Most bytes of rules that one object holds: the API server takes 1 MiB, and etcd 1.5. */
const most = 512 * 1024;

/** Groups in as few lots as hold no more than an object may. */
export function inObjects(groups: readonly RuleGroup[]): RuleGroup[][] {
  const lots: RuleGroup[][] = [];
  let size = Infinity;
  for (const group of groups.flatMap(inParts)) {
    const bytes = sizeOf(group);
    if (size + bytes > most) {
      lots.push([]);
      size = 0;
    }
    lots.at(-1)!.push(group);
    size += bytes;
  }
  return lots;
}

/** A group that one object could not hold, as several. */
function inParts(group: RuleGroup): RuleGroup[] {
  if (sizeOf(group) <= most) return [group];
  const middle = Math.ceil(group.rules.length / 2);
  if (group.rules.length < 2) return [group];
  const half = (rules: RuleGroup['rules'], mark: string) => inParts({ ...group, name: `${group.name}-${mark}`, rules });
  return [...half(group.rules.slice(0, middle), 'a'), ...half(group.rules.slice(middle), 'b')];
}

function sizeOf(group: RuleGroup): number {
  return Buffer.byteLength(JSON.stringify(group)) * 1.25;
}
