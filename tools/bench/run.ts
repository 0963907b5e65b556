import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { table } from '../../lib/cli/table';
import { ServiceChart } from '../../lib/kubernetes/service/chart';
import { readAll } from '../../lib/synth/read';
import { synthesize } from '../../lib/synth/synthesize';
import { builtIn } from '../../lib/synth/toolkit';
import { inferloop, writeFleet } from './fleet';

/** Makes and writes all Kubernetes objects of the services under `root`; the number of objects. */
type Contender = (root: string, out: string) => Promise<number>;

/** Who makes the same objects from the same closed units, each in the way that its own documentation shows. */
const contenders: Readonly<Record<string, Contender>> = {
  async strata(root, out) {
    const { rows, problems } = await synthesize({ root, dist: out, layers: ['kubernetes'] });
    if (rows.length === 0) throw new Error(problems.map(({ message }) => message).join('\n'));
    return rows.reduce((sum, { objects }) => sum + objects, 0);
  },
  async 'cdk8s, one App'(root, out) {
    const app = new App({ outdir: out });
    const { units } = readAll(root, builtIn).value;
    // Charts of one App need ids of their own, which a scope a unit gives them.
    const charts = units.flatMap((unit) => {
      const scope = new Construct(app, `${unit.environment.name}-${unit.service.name}`);
      return ServiceChart.phases.map((phase) => new ServiceChart(scope, phase, unit));
    });
    app.synth();
    return charts.reduce((sum, chart) => sum + chart.node.findAll().filter(ApiObject.isApiObject).length, 0);
  },
};

/** Compares in one process, one run after the other, so that the machine's speed cancels out. */
async function main(): Promise<void> {
  const sizes = (process.argv[2] ?? '25,50,100,200').split(',').map(Number);
  const lines: (string | number)[][] = [];
  for (const size of sizes) {
    const root = mkdtempSync(join(tmpdir(), 'strata-bench-'));
    try {
      writeFleet(root, size, inferloop(join(__dirname, '../..')));
      for (const [name, run] of Object.entries(contenders)) lines.push(await measure(name, size, run, root));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  process.stdout.write(table(['CONTENDER', 'SERVICES', 'OBJECTS', 'SECONDS', 'MS AN OBJECT', 'HEAP MB'], lines));
  process.stdout.write(
    'services x 3 environments; read, made and written to disk, one process, one thread; compare rows, not runs.\nstrata also makes the cluster trees and the backings inside the cluster, hence more objects.\n',
  );
}

async function measure(name: string, size: number, run: Contender, root: string): Promise<(string | number)[]> {
  const begun = performance.now();
  const objects = await run(root, join(root, `out-${name.replace(/\W+/g, '-')}`));
  const seconds = (performance.now() - begun) / 1000;
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  return [name, size, objects, seconds.toFixed(1), ((seconds * 1000) / objects).toFixed(2), heap.toFixed(0)];
}

void main();
