import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../repository';
import { grouped } from '../../../lib/model/grouped';

import type { Peer } from './peer';

/** One App with a Chart a unit, whose ApiObjects are given as data: the least that a program on cdk8s does. */
export const cdk8sObjects: Peer = {
  name: 'cdk8s, one App of plain objects',
  most: 1000,
  write(folder, objects) {
    const charts = grouped(objects, ({ environment, service }) => `${environment}-${service}`);
    const data = [...charts].map(([name, some]) => [name, some.map(({ object }) => object)]);
    writeFileSync(join(folder, 'objects.json'), JSON.stringify(data));
    return [process.execPath, '-e', plain(join(repository, 'node_modules/cdk8s'))];
  },
};

/** One App with the charts that Strata makes of constructs of cdk8s-plus, synthesized as cdk8s does: all of them at once. */
export const cdk8sPlus: Peer = {
  name: 'cdk8s-plus, one App of the same charts',
  most: 200,
  loose: true,
  write: (folder, _, root) => [process.execPath, '-e', charts(join(folder, 'out'), root)],
};

const plain = (cdk8s: string) => `
  const { ApiObject, App, Chart } = require(${JSON.stringify(cdk8s)});
  const app = new App({ outdir: 'out' });
  for (const [name, objects] of JSON.parse(require('node:fs').readFileSync('objects.json', 'utf8'))) {
    const chart = new Chart(app, name);
    objects.forEach((object, index) => new ApiObject(chart, String(index), object));
  }
  app.synth();`;

const charts = (out: string, root: string) => `
  const load = require('node:module').createRequire(${JSON.stringify(join(repository, 'package.json'))});
  const { App } = load('cdk8s');
  const { Construct } = load('constructs');
  const { ServiceChart } = load('./build/lib/kubernetes/service/chart');
  const { readAll } = load('./build/lib/synth/units/all');
  const { builtIn } = load('./build/lib/synth/toolkit');
  const app = new App({ outdir: ${JSON.stringify(out)} });
  for (const unit of readAll(${JSON.stringify(root)}, builtIn).value.units) {
    const scope = new Construct(app, unit.environment.name + '-' + unit.service.name);
    for (const phase of ServiceChart.phases) new ServiceChart(scope, phase, unit);
  }
  app.synth();`;
