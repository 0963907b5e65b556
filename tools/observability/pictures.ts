import type { Objective } from '../../lib/model/parts/monitoring';
import { httpServerOf } from '../../lib/observability/catalogue/http-servers';
import { platformDashboard } from '../../lib/observability/dashboards/platform-dashboard';
import { serviceDashboards } from '../../lib/observability/dashboards/service-dashboards';
import { pictureOf } from './picture';
import { sample } from './sample';

const objective: Objective = {
  name: 'availability',
  target: 99.9,
  windowDays: 28,
  indicator: { errorRatio: '', events: '' },
};

/** Pictures of the documentation, by the name of their file. */
export function pictures(): Readonly<Record<string, string>> {
  const overview = {
    namespaces: ['shop-live'],
    exporters: sample.exporters,
    servers: [httpServerOf(undefined)],
    isLinked: true,
    hasObjectives: true,
  };
  return {
    'dashboard-of-a-platform.svg': pictureOf(platformDashboard({ platform: 'shop', cluster: 'live' }, overview)),
    'dashboard-of-a-service.svg': pictureOf(serviceDashboards({ ...sample, environment: 'live' }, [objective])[0]!),
  };
}
