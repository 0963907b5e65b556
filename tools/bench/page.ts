import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { table } from '../docs/markdown';
import { repository } from '../repository';
import { type Panel, curve } from './curve';
import { type Cost, spread } from './measure';
import { type Result, type Results, readResults } from './results';

const docs = join(repository, 'docs');

/** Puts what was measured into the page and draws its picture; the words between are people's. */
export async function writePage(): Promise<void> {
  const results = readResults();
  const file = join(docs, 'performance.md');
  let text = readFileSync(file, 'utf8');
  for (const [name, part] of Object.entries(parts)) {
    const made = part(results);
    const marks = new RegExp(`(<!-- measured: ${name} -->)[^]*?(<!-- end -->)`);
    if (!marks.test(text)) throw new Error(`${file}: expected a place for ${name}`);
    // What was not measured on this machine stands as it was.
    if (made) text = text.replace(marks, (_, open: string, close: string) => `${open}\n\n${made}\n\n${close}`);
  }
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
  const panels = panelsOf(results);
  if (panels) writeFileSync(join(docs, 'performance.svg'), curve(panels));
}

type Part = (results: Results) => string | undefined;

const parts: Readonly<Record<string, Part>> = {
  machine: ({ machine, results }) => {
    const loads = results.flatMap(({ load }) => load);
    if (loads.length === 0) return undefined;
    const [least, most] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(0));
    return `${machine.cores} cores, ${machine.memory} GiB, Node ${machine.node.slice(1)}, Linux; a shared virtual machine: between ${least} and ${most} processes were runnable on its ${machine.cores} cores.`;
  },
  start: (results) => {
    const rows = of(results, 'start').map(({ name, costs }) => [
      `\`${name}\``,
      ...figures(costs),
      String(costs.length),
    ]);
    return rows.length ? table(['command', ...heads, 'runs'], rows) : undefined;
  },
  all: (results) => states(of(results, 'all')),
  kubernetes: (results) => states(of(results, 'kubernetes')),
  peers: (results) => {
    const peers = of(results, 'peers').sort((a, b) => a.services - b.services);
    const rows = peers.map(({ name, services, objects, costs }) => {
      const own = peers.find((one) => one.services === services && one.name === 'strata, one thread');
      const each = (cost: number) => ((cost * 1000) / objects).toFixed(2);
      const cpu = median(costs, 'cpu');
      return [
        number(services),
        number(objects),
        name,
        each(cpu),
        each(median(costs, 'seconds')),
        median(costs, 'peak').toFixed(0),
        own ? (cpu / median(own.costs, 'cpu')).toFixed(2) : '',
        String(costs.length),
      ];
    });
    const head = [
      'services',
      'objects',
      'who',
      'CPU ms an object',
      'wall ms an object',
      'peak MiB',
      'CPU to Strata’s',
      'runs',
    ];
    return rows.length ? table(head, rows) : undefined;
  },
};

const heads = ['CPU s, median', 'CPU s, least', 'wall s, median', 'wall s, least', 'peak MiB'];

function figures(costs: readonly Cost[]): string[] {
  const both = (of: 'cpu' | 'seconds') => {
    const { least, median } = spread(costs.map((cost) => cost[of]));
    return [median.toFixed(2), least.toFixed(2)];
  };
  return [...both('cpu'), ...both('seconds'), median(costs, 'peak').toFixed(0)];
}

function states(results: readonly Result[]): string | undefined {
  const rows = results.map(({ name, services, objects, resources = 0, costs }) => [
    number(services),
    number(objects),
    number(resources),
    name,
    ...figures(costs),
    ((median(costs, 'cpu') * 1000) / (objects + resources)).toFixed(2),
    String(costs.length),
  ]);
  const head = ['services', 'objects', 'resources', 'run', ...heads, 'CPU ms an object or resource', 'runs'];
  return rows.length ? table(head, rows) : undefined;
}

/** The curves of the fleets of the widest range of sizes. */
function panelsOf(results: Results): Panel[] | undefined {
  const all = of(results, 'all');
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => name !== 'cold, one thread');
  if (new Set(all.map(({ services }) => services)).size < 2) return undefined;
  const lines = (field: keyof Cost) =>
    names.map((name) => ({
      name,
      points: all
        .filter((one) => one.name === name)
        .map(({ services, costs }) => [services, median(costs, field)] as const),
    }));
  return [
    { title: 'Seconds of processors', lines: lines('cpu') },
    { title: 'Peak memory, MiB', lines: lines('peak') },
  ];
}

const of = ({ results }: Results, part: string): Result[] =>
  results.filter((one) => one.part === part).sort((a, b) => a.services - b.services);
const median = (costs: readonly Cost[], field: keyof Cost) => spread(costs.map((cost) => cost[field])).median;
const number = (value: number) => value.toLocaleString('en');
