import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unit } from '../../lib/model/unit';
import { live, service, shop, told } from './shop';

const folder = join(__dirname, '../seeds/styles');
const environment = live.replace('cluster: {', 'cluster: { nodePools: { gpu: { gpu: { type: t4, count: 1 } } },');

/** A service written in one style, beside others that it speaks of, in one environment. */
function settled(style: string): { readonly unit: Unit; readonly problems: readonly string[] } {
  const text = readFileSync(join(folder, `${style}.yaml`), 'utf8');
  const services = { api: text, other: service('other') };
  const { value, problems } = shop({ environments: { live: environment }, services });
  return { unit: value.units.find((one) => one.service.name === 'api')!, problems: told(problems) };
}

/** Codes and paths of what is said. */
const short = (problems: readonly string[]) =>
  problems.map((line) => line.replace(/^\S+ (\S+): .*\[(\w+)]$/, '$2 $1')).sort();

test.each(readdirSync(folder).map((file) => file.replace('.yaml', '')))('%s parses and settles', (style) => {
  expect(settled(style).problems.filter((line) => !/\[W\d+]$/.test(line))).toEqual([]);
});
