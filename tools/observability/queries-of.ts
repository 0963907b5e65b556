import type { Dashboard } from '../../lib/observability/dashboards/grafana';
import { withoutVariables } from '../../lib/observability/dashboards/own-queries';

/** Every query that a dashboard asks Prometheus: of panels, and of annotations; without variables of Grafana. */
export function queriesOf({ panels, annotations }: Pick<Dashboard, 'panels' | 'annotations'>): string[] {
  const events = annotations.list as readonly { readonly expr?: string }[];
  const all = [...panels.flatMap(({ targets = [] }) => targets), ...events].flatMap(({ expr }) => expr ?? []);
  return all.map((expr) => withoutVariables(expr).text);
}
