import { App, Chart } from 'cdk8s';
import type { Artifact } from '../../../model/artifact';
import type { ClusterUnit } from '../../../model/cluster-unit';
import { renderChart } from '../../render';
import { deliveryNames } from './delivery-names';
import { releaseFolder } from './folders';
import { ServiceRelease } from './service-release';

/** The Helm releases of a cluster's services, each in a folder of its own, which a Kustomization applies. */
export function releases(unit: ClusterUnit, charts: string): Artifact[] {
  const names = deliveryNames(unit);
  return unit.deliveries
    .filter(({ mode }) => mode?.by === 'helm')
    .flatMap((delivery) => {
      const chart = new Chart(new App(), 'release', { disableResourceNameHashes: true });
      new ServiceRelease(chart, 'Release', { name: names.release(delivery), unit, delivery, charts });
      return renderChart(chart, releaseFolder(unit, delivery), unit.source);
    });
}
