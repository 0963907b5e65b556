import type { Objective } from '../../model/parts/monitoring';
import type { Running } from '../running';
import { type Dashboard, linkTo, settings } from './grafana';
import { laidOut, mostPanels } from './layout';
import { explore, platformUid, serviceUid } from './links';
import { rollouts } from './rollouts';
import { servicePanels } from './service-panels';
import { serviceVariables } from './variables';

/** The dashboards of a service: one, and more where one could not hold all panels. */
export function serviceDashboards(running: Running, objectives: readonly Objective[]): Dashboard[] {
  const { platform, environment, service } = running;
  const shown = servicePanels(running, objectives);
  const lots = Array.from({ length: Math.max(1, Math.ceil(shown.length / mostPanels)) }, (_, index) =>
    shown.slice(index * mostPanels, (index + 1) * mostPanels),
  );
  return lots.map((panels, index) => ({
    uid: serviceUid(running, index),
    title: `${service} (${environment})${index ? ` ${index + 1}` : ''}`,
    tags: ['strata', 'service', platform, environment],
    ...settings,
    templating: { list: serviceVariables(running) },
    annotations: { list: rollouts(running) },
    links: [linkTo(platform, { url: `/d/${platformUid(running)}` }), ...explore(running)],
    panels: laidOut(panels),
  }));
}
