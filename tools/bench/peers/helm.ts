import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from '../../../lib/model/grouped';
import type { Owned } from '../objects';
import { type Template, templateOf } from '../template';
import { type Peer, oneByOne } from './peer';

const chart = (name: string) => `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`;

/** One chart a service, with a file of values an environment; one `helm template` each. */
export const helmOneByOne: Peer = {
  name: 'helm template, one chart a service',
  tool: 'helm',
  most: 50,
  write(folder, objects) {
    for (const [service, own] of grouped(objects, ({ service }) => service)) {
      const at = join(folder, 'charts', service);
      const known = numbered(own);
      write(at, 'Chart.yaml', chart(service));
      templates(at, known.ids);
      for (const [environment, some] of grouped(own, ({ environment }) => environment))
        write(at, `environments/${environment}.json`, known.values(some));
    }
    mkdirSync(join(folder, 'out'));
    return oneByOne('charts/*/environments/*', 'helm template fleet "${at%/environments/*}" --values "$at"');
  },
};

/** One chart whose templates range over the whole fleet. */
export const helmRanging: Peer = {
  name: 'helm template, one chart that ranges',
  tool: 'helm',
  most: 1000,
  write(folder, objects) {
    const at = join(folder, 'chart');
    const known = numbered(objects);
    write(at, 'Chart.yaml', chart('fleet'));
    templates(at, known.ids);
    write(folder, 'fleet.json', known.values(objects));
    mkdirSync(join(folder, 'out'));
    return ['sh', '-c', 'exec helm template fleet chart --values fleet.json >out/all.yaml'];
  },
};

/** Objects that differ in nothing but values have one template. */
function numbered(objects: readonly Owned[]) {
  const ids = new Map<string, string>();
  const known = new Map<Owned, { readonly id: string; readonly template: Template }>();
  for (const one of objects) {
    const template = templateOf(one);
    const id = ids.get(template.text) ?? `${one.object.kind.toLowerCase()}${ids.size}`;
    ids.set(template.text, id);
    known.set(one, { id, template });
  }
  const values = (some: readonly Owned[]) => {
    const byId = [...grouped(some, (one) => known.get(one)!.id)];
    return JSON.stringify(
      Object.fromEntries(byId.map(([id, all]) => [id, all.map((one) => known.get(one)!.template.values)])),
    );
  };
  return { ids, values };
}

function templates(chart: string, ids: ReadonlyMap<string, string>): void {
  for (const [text, id] of ids)
    write(chart, `templates/${id}.yaml`, `{{- range .Values.${id} }}\n---\n${text}{{- end }}\n`);
}

function write(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}
