import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAll } from '../../lib/synth/units/all';
import { builtIn } from '../../lib/synth/toolkit';
import type { Routing } from '../../lib/model/parts/routing';
import { each } from '../harness/each';
import { output } from '../harness/process';
import { expectedReceivers } from './expected-receivers';
import { type RoutingFile, routingFiles } from './routing-files';

type Labels = Readonly<Record<string, string>>;

/** Where routing is looked at, and what of it was wrong. */
export interface RoutingCheck {
  /** Folder with `apps` and `services`. */
  readonly root: string;
  readonly dist: string;
  readonly scratch: string;
  /** Labels of every alert. */
  readonly alerts: readonly Labels[];
  readonly failures: string[];
}

/** How many alerts were followed to their receiver by Alertmanager's own reader of configurations. */
export async function checkRouting({ root, dist, scratch, alerts, failures }: RoutingCheck): Promise<number> {
  const files = routingFiles(dist);
  const routings = new Map(
    readAll(root, builtIn).value.clusters.flatMap(({ platform, cluster, alerting }) =>
      (alerting?.environments ?? []).map(
        ({ environment, routing }) => [`${platform.name}/${environment}`, { cluster: cluster.name, routing }] as const,
      ),
    ),
  );
  mkdirSync(join(scratch, 'routing'), { recursive: true });
  let followed = 0;
  for (const [index, file] of files.entries()) {
    const path = join(scratch, 'routing', `${index}.json`);
    writeFileSync(path, JSON.stringify(file.configuration));
    await amtool(['check-config', path], file.path, failures);
    const own = alerts.filter((labels) => isOf(file, labels, routings));
    await each(own, 2, async (labels) => {
      const { routing } = routings.get(`${labels.platform}/${labels.environment}`)!;
      const expected = expectedReceivers(routing, labels).map((one) => file.nameOf(labels.environment!, one));
      const words = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
      const test = ['config', 'routes', 'test', `--config.file=${path}`, `--verify.receivers=${expected.join(',')}`];
      await amtool([...test, ...words], `${file.path}: ${words.join(' ')}`, failures);
    });
    followed += own.length;
  }
  return files.length + followed;
}

interface Known {
  readonly cluster: string;
  readonly routing: Routing;
}

function isOf(
  { platform, cluster, environment }: RoutingFile,
  labels: Labels,
  known: ReadonlyMap<string, Known>,
): boolean {
  const own = known.get(`${labels.platform}/${labels.environment}`);
  if (labels.platform !== platform || own?.cluster !== cluster) return false;
  return environment === undefined || labels.environment === environment;
}

async function amtool(args: readonly string[], what: string, failures: string[]): Promise<void> {
  await output('amtool', args).catch((error: Error) => void failures.push(`${what}: ${error.message.slice(0, 2000)}`));
}
