import { load } from 'js-yaml';
import { chartFiles } from '../../lib/helm/chart-files';
import type { ChartEnvironment, ChartInput, ChartObject, KubernetesBody } from '../../lib/helm/chart-input';
import { print } from '../../lib/synth/render/print';

/** An object of a phase, `run` by default. */
export function object(kind: string, more: object, phase: ChartObject['phase'] = 'run', name = 'shop'): ChartObject {
  const apiVersion = { Deployment: 'apps/v1', Job: 'batch/v1' }[kind] ?? 'v1';
  const { metadata, ...rest } = more as { readonly metadata?: object };
  return { phase, body: { apiVersion, kind, metadata: { name, ...metadata }, ...rest } as KubernetesBody };
}

/** A Deployment of one container. */
export function deployment(container: object, more: object = {}): ChartObject {
  const template = { spec: { containers: [{ name: 'shop', image: 'shop:1.0.0', ...container }] } };
  return object('Deployment', { spec: { replicas: 2, template, ...more } });
}

/** The environments of a service, each with its objects; the last one has the values of the chart. */
export function chartOf(
  environments: Readonly<Record<string, readonly ChartObject[]>>,
): Readonly<Record<string, string>> {
  const all = Object.entries(environments).map(([name, objects]): ChartEnvironment => ({
    name,
    namespace: `shop-${name}`,
    objects,
  }));
  const input: ChartInput = {
    platform: 'mall',
    service: 'shop',
    source: 'services/mall/shop/deployment-config.yaml',
    environments: all,
    defaults: all.at(-1)!.name,
  };
  return Object.fromEntries(chartFiles(input, (value) => print(value, 'yaml')).map(({ path, text }) => [path, text]));
}

/** A file of values. */
export function valuesIn(files: Readonly<Record<string, string>>, environment?: string): Record<string, unknown> {
  return load(files[environment ? `values-${environment}.yaml` : 'values.yaml']!) as Record<string, unknown>;
}
