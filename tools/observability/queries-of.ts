import type { Dashboard } from '../../lib/observability/dashboards/grafana';

/** Every query that a dashboard asks Prometheus: of panels, and of annotations. */
export function queriesOf({ panels, annotations }: Dashboard): string[] {
  const events = annotations.list as readonly { readonly expr?: string }[];
  return [...panels.flatMap(({ targets = [] }) => targets), ...events].flatMap(({ expr }) => expr ?? []);
}
