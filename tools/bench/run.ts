import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { layers, type Layer } from '../../lib/synth/layer';
import { onExit } from '../harness/process';
import { repository } from '../repository';
import { type Stock, inferloop, writeFleet } from './fleet';
import { type Job, takeTurns } from './measure';
import { writePage } from './page';
import { comparePeers } from './peers';
import { keep, load } from './results';
import { states as allStates, sizeOf, strata, synths } from './strata';

const usage = `run.ts [--sizes 1000,3000] [--peer-sizes 10,40,160] [--rounds 3] [--state cold ...] [PART ...]
parts: start, kubernetes, all, peers, page; all unless some are named
  start       the command's start, and what it takes over the bundled platforms
  kubernetes  a fleet's Kubernetes alone: cold, warm, one edit
  all         the same with Terraform
  peers       the same objects by others
  page        docs/performance.md from all that was measured so far, of which build/bench keeps the latest
sizes are services, each in 3 environments; states are cold, warm and so on, all unless some are named\n`;

/** What is measured, and how. */
export interface Bench {
  readonly stock: Stock;
  readonly scratch: string;
  readonly sizes: readonly number[];
  readonly peerSizes: readonly number[];
  readonly rounds: number;
  readonly states: readonly string[];
  readonly say: (line: string) => void;
}

const parts: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  start,
  kubernetes: (bench) => states(bench, 'kubernetes', ['kubernetes']),
  all: (bench) => states(bench, 'all', layers),
  peers: comparePeers,
  page: writePage,
};

async function start({ stock, scratch, rounds, say }: Bench): Promise<void> {
  const root = join(scratch, 'bundled');
  for (const part of ['apps', 'services', 'dist', 'package.json'])
    cpSync(join(repository, part), join(root, part), { recursive: true });
  const validate = strata('validate', '-C', root, '--platform', stock.platform);
  const { warm, 'one edit': edit } = synths(root, stock, layers);
  const jobs: Readonly<Record<string, Job>> = {
    'node -e 0': { command: [process.execPath, '-e', '0'] },
    'strata --help': strata('--help'),
    'strata validate of a platform, nothing kept': {
      ...validate,
      before: () => rmSync(join(root, 'build'), { recursive: true, force: true }),
    },
    'strata validate again': validate,
    'strata synth of all bundled platforms, nothing kept': warm,
    'strata synth again': warm,
    'strata synth after one edit': edit,
  };
  const begun = load();
  const costs = await takeTurns(jobs, rounds * 3, scratch, say);
  const ended = load();
  keep(
    Object.entries(costs).map(([name, each]) => ({
      part: 'start',
      name,
      services: 0,
      objects: 0,
      costs: each,
      load: [begun, ended],
    })),
  );
}

async function states({ stock, scratch, sizes, rounds, states, say }: Bench, part: string, some: readonly Layer[]) {
  for (const services of sizes) {
    const root = join(scratch, `${part}-${services}`);
    writeFleet(root, services, stock);
    const chosen = Object.entries(synths(root, stock, some)).filter(([name]) => states.includes(name));
    const begun = load();
    const costs = await takeTurns(Object.fromEntries(chosen), rounds, scratch, (line) => say(`${services}: ${line}`));
    const ended = load();
    const { objects, resources } = await sizeOf(root, some);
    rmSync(root, { recursive: true });
    keep(
      Object.entries(costs).map(([name, each]) => ({
        part,
        name,
        services,
        objects,
        resources,
        costs: each,
        load: [begun, ended],
      })),
    );
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '1000' },
      'peer-sizes': { type: 'string', default: '10,40,160' },
      rounds: { type: 'string', default: '3' },
      state: { type: 'string', multiple: true, default: [...allStates] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.some((name) => !(name in parts))) {
    process.stderr.write(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  onExit(() => rmSync(scratch, { recursive: true, force: true }));
  const numbers = (text: string) => text.split(',').map(Number);
  for (const [name, part] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    mkdirSync(join(scratch, name));
    await part({
      stock: inferloop(repository),
      scratch: join(scratch, name),
      sizes: numbers(values.sizes),
      peerSizes: numbers(values['peer-sizes']),
      rounds: Number(values.rounds),
      states: values.state,
      say: (line) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${name}: ${line}\n`),
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
