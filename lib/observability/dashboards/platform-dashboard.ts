import type { Overview } from '../../model/parts/monitoring';
import { type Dashboard, linkTo, settings } from './grafana';
import { platformUid } from './links';
import { laidOut, type Shown } from './layout';
import * as queries from './platform-queries';
import { serviceTable } from './service-table';
import { datasource, environments, pods } from './variables';

/** A platform in one of its clusters. */
export interface Place {
  readonly platform: string;
  readonly cluster: string;
}

/** The dashboard of a platform: all of its services at a glance, with links to the dashboard of each. */
export function platformDashboard(place: Place, overview: Overview): Dashboard {
  const { platform, cluster } = place;
  const tags = ['service', platform];
  const panels = laidOut(shown(overview));
  const top = serviceTable(overview, tags);
  const height = Math.max(...top.map(({ gridPos }) => gridPos.y + gridPos.h));
  return {
    uid: platformUid(place),
    title: `${platform} (${cluster})`,
    tags: ['strata', 'platform', platform],
    ...settings,
    templating: {
      list: [datasource, environments(overview.namespaces), pods('up{namespace=~"$namespace"}')],
    },
    annotations: { list: [] },
    links: [linkTo('Services', { type: 'dashboards', tags, asDropdown: true })],
    panels: [...top, ...panels.map((one) => ({ ...one, gridPos: { ...one.gridPos, y: one.gridPos.y + height } }))],
  };
}

const legend = '{{service}} ({{namespace}})';

type Row = readonly [section: string, title: string, unit: string, expr: string | undefined, legend?: string];

function shown(overview: Overview): Shown[] {
  const rows: readonly Row[] = [
    ['Services', 'Service health', 'short', queries.answering],
    ['Services', 'Request rate by service', 'reqps', queries.traffic(overview)],
    ['Services', 'Error ratio by service', 'percentunit', queries.errors(overview)],
    ['Services', 'Latency by service (95 %)', 's', queries.latency(overview)],
    ['Services', 'Error budget left by service', 'percentunit', queries.budgets(overview)],
    ['Resource usage', 'Memory by pod', 'bytes', queries.memory(overview), '{{pod}}'],
    ['Resource usage', 'CPU by pod', 'short', queries.cpu(overview), '{{pod}}'],
  ];
  return rows.flatMap(([section, title, unit, expr, name = legend]) =>
    expr ? [{ section, title, unit, queries: { [name]: expr } }] : [],
  );
}
