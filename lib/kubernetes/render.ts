import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Artifact } from '../model/artifact';
import type { Phase } from '../model/cluster-unit';
import type { Unit } from '../model/unit';
import { useFastPaths } from './fast-paths';

/** Valid file names; Kubernetes allows colons in names of roles. */
const legalName = /^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/;

/** Folder of one phase of a service, in the layer's folder. */
export function phaseFolder({ platform, environment, service }: Unit, phase: Phase): string {
  return `${platform.name}/environments/${environment.name}/${service.name}/${phase}`;
}

/** A chart as plain data, one file for each resource; two resources of one kind and name throw. */
export function renderChart(chart: Chart, folder: string, source: string): Artifact[] {
  useFastPaths();
  const artifacts = (objectsOf(chart) as Rendered[]).map((body) => ({
    path: `${folder}/${fileName(body)}`,
    body,
    source,
  }));
  const paths = artifacts.map(({ path }) => path).sort();
  const twice = paths.find((path, index) => path === paths[index + 1]);
  if (twice) throw new Error(`${source}: expected one resource in each file; got two at ${twice}`);
  return artifacts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Validation errors of a chart's constructs. */
export function refusals(chart: Chart): string[] {
  return chart.node.findAll().flatMap(({ node }) => node.validate());
}

/** The objects of a chart as in `toJson()`, without ordering by dependencies: files have no order. */
function objectsOf(chart: Chart): unknown[] {
  const all = chart.node.root.node.findAll();
  const isMore = (one: IConstruct) =>
    one.node.dependencies.length > 0 || one.node.validate().length > 0 || (one !== chart && Chart.isChart(one));
  return all.some(isMore) ? chart.toJson() : all.filter(ApiObject.isApiObject).map((one) => one.toJson());
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function fileName({ kind, metadata: { name } }: Rendered): string {
  if (!legalName.test(name)) throw new Error(`${kind}: expected a lower-case DNS name; got ${name}`);
  return `${kind.toLowerCase()}-${name}.yaml`;
}
