import type { Overview } from '../../../lib/model/parts/monitoring';
import { allSources, catalogueOf } from '../../../lib/observability/catalogue/catalogue';
import { httpMetrics, httpServerOf } from '../../../lib/observability/catalogue/http-servers';
import { platformDashboard } from '../../../lib/observability/dashboards/platform-dashboard';
import { platformUid } from '../../../lib/observability/dashboards/links';
import { serviceDashboards } from '../../../lib/observability/dashboards/service-dashboards';
import { recorded } from '../../../lib/observability/objectives/recorded';
import { checkSelectors } from '../../../lib/observability/promql/check';
import { parsePromql } from '../../../lib/observability/promql/parse';
import { queriesOf } from '../../../tools/observability/queries-of';
import { running } from '../shop';

const place = { platform: 'shop', cluster: 'production' };
const frameworks = ['fastapi', 'go', 'express', 'spring', 'opentelemetry'];
const overview: Overview = {
  namespaces: ['shop-live', 'shop-test'],
  exporters: allSources,
  servers: frameworks.map(httpServerOf),
  isLinked: true,
  hasObjectives: true,
};

function faultsOf(shown: Overview): string[] {
  const labels = shown.servers.map(({ status }) => status);
  const metrics = shown.servers.flatMap((one) => httpMetrics({ ...one, labels }));
  const catalogue = catalogueOf([...metrics, ...recorded], shown.exporters as typeof allSources);
  return queriesOf(platformDashboard(place, shown)).flatMap((expr) => {
    const { value, faults } = parsePromql(expr);
    return [...faults, ...(value ? checkSelectors(value, catalogue) : [])].map(({ message }) => `${expr}: ${message}`);
  });
}

const table = (shown: Overview) => JSON.stringify(platformDashboard(place, shown).panels[0]);

describe('the dashboard of a platform', () => {
  test.each<[string, Overview]>([
    ['every framework', overview],
    ['no requests that are counted', { ...overview, servers: [] }],
    ['no objectives', { ...overview, hasObjectives: false }],
    ['nothing but targets', { ...overview, servers: [], hasObjectives: false, exporters: ['targets'] }],
  ])('asks of the catalogue alone, with %s', (_, shown) => {
    expect(faultsOf(shown)).toEqual([]);
  });

  test('shows health, errors, latency and budgets of services, and the use of resources', () => {
    const titles = platformDashboard(place, overview).panels.map(({ title }) => title);
    const services = [
      'Service health',
      'Request rate by service',
      'Error ratio by service',
      'Latency by service (95 %)',
    ];
    expect(titles).toEqual(expect.arrayContaining([...services, 'Error budget left by service', 'Memory by pod']));
  });

  test('names no service, so that it is the same whatever their number', () => {
    expect(JSON.stringify(platformDashboard(place, overview))).not.toContain(running.service);
  });

  test('asks each way of counting of those services alone that count so', () => {
    const servers = ['fastapi', 'go'].map(httpServerOf);
    const errors = queriesOf(platformDashboard(place, { ...overview, servers })).find((one) => one.includes('or 0 *'))!;
    expect(errors).toContain('http_requests_total{namespace=~"$namespace",status!=""}');
    expect(errors).toContain('http_requests_total{namespace=~"$namespace",code!=""}');
  });

  test('leads to the dashboard of each service, and back', () => {
    const [service] = serviceDashboards({ ...running, ...place }, []);
    expect(service!.uid).toBe(`${running.namespace}_${running.service}`);
    expect(table(overview)).toContain('/d/${__data.fields.namespace}_${__data.fields.service}?');
    expect(service!.links.map(({ url }) => url)).toContain(`/d/${platformUid(place)}`);
    expect(platformDashboard(place, overview).uid).toBe(platformUid(place));
  });

  test('leads to a search where an address would be too long for Grafana', () => {
    const [service] = serviceDashboards({ ...running, namespace: 'n'.repeat(40) }, []);
    expect(service!.uid.length).toBeLessThanOrEqual(40);
    expect(table({ ...overview, isLinked: false })).toContain('/dashboards?query=${__data.fields.service}&tag=service');
  });

  test('has panels beside and below each other, and none upon another', () => {
    const cells = platformDashboard(place, overview).panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});
