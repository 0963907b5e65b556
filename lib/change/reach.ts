import type { Reached } from './change-report';
import type { PlatformChange } from './compare-platform';

/** Services around those that change: who calls them, and whom they call. */
export function reachOf({ after, before, bySpecs, byToolkit }: PlatformChange): Reached[] {
  const changed = new Set(
    [...bySpecs, ...byToolkit].flatMap(({ environment, service }) => (service ? [`${environment}/${service}`] : [])),
  );
  const units = [
    ...new Map(
      [...before.units.units, ...after.units.units].map((one) => [`${one.environment.name}/${one.service.name}`, one]),
    ).values(),
  ];
  return units
    .filter(({ environment, service }) => changed.has(`${environment.name}/${service.name}`))
    .flatMap(({ platform, environment, service, callers, callees }) => {
      const of = { platform: platform.name, environment: environment.name, through: service.name };
      return [
        ...callers.map(({ name }) => ({ ...of, service: name, direction: 'upstream' as const })),
        ...callees.map(({ name }) => ({ ...of, service: name, direction: 'downstream' as const })),
      ];
    })
    .filter(({ environment, service }) => !changed.has(`${environment}/${service}`));
}
