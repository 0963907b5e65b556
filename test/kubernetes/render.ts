import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { Chart } from 'cdk8s';
import type { Gateways } from '../../lib/kubernetes/gateways/gateway';
import { phaseFolder, renderChart } from '../../lib/kubernetes/render';
import { type Certificates, ServiceChart } from '../../lib/kubernetes/service/chart';
import type { Phase } from '../../lib/model/cluster-unit';
import type { Unit } from '../../lib/model/unit';

/** A Kubernetes object as anything that a test may look into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = any;

/** Objects of one phase by the name of their file. */
export function phase(unit: Unit, name: Phase, gateways?: Gateways, certificates?: Certificates): Record<string, Body> {
  const chart = new ServiceChart(new App(), name, unit, gateways, certificates);
  const files = renderChart(chart, phaseFolder(unit, name), unit.service.source);
  return Object.fromEntries(
    files.map(({ path, body }) => [
      path
        .split('/')
        .pop()!
        .replace(/\.yaml$/, ''),
      body,
    ]),
  );
}

/** All objects of a service. */
export function all(unit: Unit): Body[] {
  return ServiceChart.phases.flatMap((name) => Object.values(phase(unit, name)));
}

/** Objects that a construct makes in a chart of its own, by kind and name. */
export function built(build: (scope: Construct) => unknown): Record<string, Body> {
  const chart = new Chart(new App(), 'test', { namespace: 'shop-production', disableResourceNameHashes: true });
  build(chart);
  return Object.fromEntries(chart.toJson().map((body) => [`${body.kind}/${body.metadata.name}`, body]));
}
