import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { grouped } from '../../../lib/model/grouped';
import type { Data, KubernetesObject, Owned } from '../objects';
import { patch } from './patch';
import { type Peer, oneByOne } from './peer';

/** A base a service and an overlay an environment; one `kustomize build` each. */
export const kustomizeOneByOne: Peer = {
  name: 'kustomize build, one overlay at a time',
  tool: 'kustomize',
  most: 50,
  write(folder, objects) {
    writeOverlays(folder, objects);
    return oneByOne('services/*/overlays/*', 'kustomize build "$at"');
  },
};

/** The same bases and overlays, and one kustomization that lists all overlays. */
export const kustomizeAll: Peer = {
  name: 'kustomize build, all in one',
  tool: 'kustomize',
  most: 50,
  write(folder, objects) {
    const overlays = writeOverlays(folder, objects);
    write(folder, 'kustomization.yaml', { ...head, resources: overlays });
    return ['sh', '-c', 'exec kustomize build . >out/all.yaml'];
  },
};

const head = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

/** Paths of all overlays. */
function writeOverlays(folder: string, objects: readonly Owned[]): string[] {
  mkdirSync(join(folder, 'out'));
  return [...grouped(objects, ({ service }) => service)].flatMap(([service, own]) => {
    const at = `services/${service}`;
    const spaces = grouped(own, ({ object, environment }) => object.metadata.namespace.replace(environment, ''));
    const written = [...spaces.values()].flatMap((some, index) => writeSpace(folder, at, `space-${index}`, some));
    return [...grouped(written, ({ overlay }) => overlay)].map(([overlay, some]) => {
      write(folder, `${overlay}/kustomization.yaml`, { ...head, resources: some.map(({ space }) => space) });
      return overlay;
    });
  });
}

/** What a service has in one namespace of each environment: a base, and what an environment adds and changes. */
function writeSpace(folder: string, at: string, space: string, own: readonly Owned[]) {
  const environments = grouped(own, ({ environment }) => environment);
  // What has the same name everywhere is the base; what has not is the overlay's own.
  const ids = grouped(own, ({ object }) => id(object));
  const shared = (one: Owned) => ids.get(id(one.object))!.length === environments.size;
  const base = [...environments.values()][0]!.filter(shared);
  const bases = new Map(base.map(({ object }) => [id(object), bare(object)]));
  for (const { file, object } of base) write(folder, `${at}/base/${space}/${file}`, bare(object));
  write(folder, `${at}/base/${space}/kustomization.yaml`, { ...head, resources: base.map(({ file }) => file) });
  return [...environments].map(([environment, some]) => {
    const overlay = `${at}/overlays/${environment}`;
    const extra = some.filter((one) => !shared(one));
    for (const { file, object } of extra) write(folder, `${overlay}/${space}/${file}`, bare(object));
    write(folder, `${overlay}/${space}/kustomization.yaml`, {
      ...head,
      namespace: some[0]!.object.metadata.namespace,
      resources: [...(base.length ? [`../../../base/${space}`] : []), ...extra.map(({ file }) => file)],
      patches: some.filter(shared).flatMap(({ object }) => {
        const { kind, metadata } = object;
        const operations = patch(bases.get(id(object))!, bare(object));
        if (operations.length === 0) return [];
        return { target: { kind, name: metadata.name }, patch: JSON.stringify(operations) };
      }),
    });
    return { overlay, space };
  });
}

const id = ({ apiVersion, kind, metadata }: KubernetesObject) => `${apiVersion} ${kind} ${metadata.name}`;

/** Without its namespace, which the overlay sets. */
function bare({ metadata, ...rest }: KubernetesObject): Data {
  const { namespace: _, ...others } = metadata;
  return { ...rest, metadata: others };
}

function write(folder: string, file: string, data: Data): void {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, stringify(data, { lineWidth: 0, aliasDuplicateObjects: false }));
}
