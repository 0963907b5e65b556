import type { Overview } from '../../model/parts/monitoring';
import { type Panel, prometheus } from './grafana';
import * as queries from './platform-queries';

interface Column {
  readonly title: string;
  readonly unit: string;
  readonly expr: (overview: Overview) => string | undefined;
}

const columns: readonly Column[] = [
  { title: 'Answering', unit: 'short', expr: () => queries.answering },
  { title: 'Ready', unit: 'short', expr: queries.ready },
  { title: 'Requests', unit: 'reqps', expr: queries.traffic },
  { title: 'Errors', unit: 'percentunit', expr: queries.errors },
  { title: 'Latency (95 %)', unit: 's', expr: queries.latency },
  { title: 'Budget left', unit: 'percentunit', expr: queries.budgets },
];

/** A line for each service, and a list of dashboards; neither names a service, so that one more changes nothing here. */
export function serviceTable(overview: Overview, tags: readonly string[]): Panel[] {
  const asked = columns.flatMap((column) => {
    const expr = column.expr(overview);
    return expr ? [{ ...column, expr }] : [];
  });
  return [
    {
      ...{ id: 1, type: 'table', title: 'Services', datasource: prometheus, gridPos: { h: 10, w: 18, x: 0, y: 0 } },
      targets: asked.map(({ title, expr }) => ({
        ...{
          refId: title,
          datasource: prometheus,
          expr,
          legendFormat: '',
          instant: true,
          range: false,
          format: 'table',
        },
      })),
      transformations: [
        { id: 'merge', options: {} },
        { id: 'organize', options: { excludeByName: { Time: true }, indexByName: {}, renameByName: {} } },
      ],
      fieldConfig: {
        defaults: { unit: 'short' },
        overrides: [
          {
            matcher: { id: 'byName', options: 'service' },
            properties: [{ id: 'links', value: [link(overview, tags)] }],
          },
          ...asked.map(({ title, unit }) => ({
            matcher: { id: 'byName', options: asked.length > 1 ? `Value #${title}` : 'Value' },
            properties: [
              { id: 'displayName', value: title },
              { id: 'unit', value: unit },
            ],
          })),
        ],
      },
    },
    {
      ...{ id: 2, type: 'dashlist', title: 'Dashboards', gridPos: { h: 10, w: 6, x: 18, y: 0 } },
      options: {
        showSearch: true,
        showStarred: false,
        showRecentlyViewed: false,
        showHeadings: false,
        showFolderNames: false,
        maxItems: 100,
        query: '',
        tags,
        keepTime: true,
        includeVars: false,
      },
    },
  ];
}

/** To the dashboard of a service where each is found by labels; else to a search for it. */
function link({ isLinked }: Overview, tags: readonly string[]): object {
  const [namespace, service] = ['${__data.fields.namespace}', '${__data.fields.service}'];
  const search = `/dashboards?query=${service}&${tags.map((tag) => `tag=${tag}`).join('&')}`;
  const url = isLinked ? `/d/${namespace}_${service}?\${__url_time_range}` : search;
  return { title: 'Dashboard', url };
}
