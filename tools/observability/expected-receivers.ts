import type { Routing } from '../../lib/model/parts/routing';

type Labels = Readonly<Record<string, string>>;

/** Receivers that a platform says an alert of one of its environments goes to, read from the spec and not from what is made of it. */
export function expectedReceivers({ routes, fallback }: Routing, labels: Labels): string[] {
  const told: string[] = [];
  for (const { receiver = 'none', severity, team, service, alert, labels: further, goesOn } of routes) {
    const asked: Readonly<Record<string, readonly string[]>> = {
      ...{ severity, team, service, alertname: alert },
      ...Object.fromEntries(Object.entries(further).map(([name, value]) => [name, [value]])),
    };
    const takes = Object.entries(asked).every(([name, of]) => of.length === 0 || of.includes(labels[name] ?? ''));
    if (!takes) continue;
    told.push(receiver);
    if (!goesOn) return told;
  }
  if (labels.severity === 'info') return [...told, 'none'];
  return told.length ? told : [fallback];
}
