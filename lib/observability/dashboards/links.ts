import type { Running } from '../running';
import { quoted } from '../promql/quote';
import { type Link, linkTo } from './grafana';
import { hashOf } from './layout';
import { logs, traces } from './variables';

/** Longest uid. @see https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid */
const longestUid = 40;

/** Where a service runs. */
export type Place = Pick<Running, 'namespace' | 'service'>;

/** Whether the dashboard of a service is found by the labels of its series. */
export function isFoundByLabels({ namespace, service }: Place): boolean {
  return `${namespace}_${service}`.length <= longestUid;
}

/** By which links find a dashboard of a service: its labels, as long as they may be, or else a hash of them. */
export function serviceUid(place: Place, index = 0): string {
  const { namespace, service } = place;
  if (index === 0 && isFoundByLabels(place)) return `${namespace}_${service}`;
  return hashOf(namespace, service, String(index));
}

/** By which links find the dashboard of a platform in one cluster. */
export function platformUid({ platform, cluster }: Pick<Running, 'platform' | 'cluster'>): string {
  return hashOf(platform, cluster);
}

/** Links to logs and traces of a service, in the environment that a reader chose. */
export function explore({ service, traced }: Running): Link[] {
  const found = [
    { title: 'Logs', source: logs.name, query: { expr: `{namespace="$namespace", container=${quoted(service)}}` } },
    ...(traced
      ? [
          {
            title: 'Traces',
            source: traces.name,
            query: { queryType: 'traceql', query: `{resource.service.name=${quoted(service)}}` },
          },
        ]
      : []),
  ];
  return found.map(({ title, source, query }) =>
    linkTo(title, { icon: 'external link', targetBlank: true, url: exploreUrl(source, query) }),
  );
}

/** @see https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#generate-explore-urls-from-external-tools */
function exploreUrl(source: string, query: object): string {
  const datasource = `\${${source}}`;
  const range = { from: '${__from}', to: '${__to}' };
  const panes = { a: { datasource, queries: [{ refId: 'A', datasource: { uid: datasource }, ...query }], range } };
  // Grafana fills in variables before it decodes the address.
  const written = encodeURIComponent(JSON.stringify(panes))
    .replace(/%24%7B(\w{1,20})%7D/g, '$${$1}')
    .replace(/%24namespace/g, '${namespace}');
  return `/explore?schemaVersion=1&panes=${written}`;
}
