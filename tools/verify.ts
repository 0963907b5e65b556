import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../lib/cli/table';
import { each } from './harness/each';
import { inLanes } from './harness/lanes';
import { onExit } from './harness/process';
import type { Context, Report, Rung } from './harness/rung';
import { missing } from './harness/toolbox';
import { apiServer } from './rungs/api-server';
import { flux } from './rungs/flux';
import { fuzz } from './rungs/fuzz';
import { moto } from './rungs/moto';
import { packages } from './rungs/packages';
import { plan } from './rungs/plan';
import { policy } from './rungs/policy';
import { proof } from './rungs/proof';
import { speed } from './rungs/speed';
import { stock } from './rungs/stock';
import { terraform } from './rungs/terraform';
import { yaml } from './rungs/yaml';

const rungs: readonly Rung[] = [
  packages,
  yaml,
  fuzz,
  policy,
  stock,
  speed,
  terraform,
  plan,
  apiServer,
  flux,
  proof,
  moto,
];

const usage = `verify.ts [--dist DIR] [--cluster PLATFORM/CLUSTER ...] [--jobs 1|2] [RUNG ...]
jobs: 2 runs the rungs that mostly wait beside the others, and is the default
rungs: ${rungs.map(({ name }) => name).join(', ')}; all unless some are named\n`;

interface Line {
  readonly rung: string;
  readonly seconds: number;
  /** Why it did not run. */
  readonly skipped?: string;
  readonly report: Report;
}

const nothing: Report = { tool: '', version: '', checked: 0, failures: [], notes: [] };

/** Runs the rungs; whether all of them hold. */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dist: { type: 'string', default: 'dist' },
      cluster: { type: 'string', multiple: true, default: [] },
      jobs: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !rungs.some((rung) => rung.name === name));
  const complaints = unknown.map((name) => `no such rung: ${name}\n`);
  if (!['1', '2'].includes(values.jobs)) complaints.push(`no such number of jobs: ${values.jobs}\n`);
  if (values.help || complaints.length > 0) {
    process.stderr.write(complaints.join('') + usage);
    return complaints.length === 0;
  }

  const scratch = mkdtempSync(join(tmpdir(), 'strata-verify-'));
  onExit(() => rmSync(scratch, { recursive: true, force: true }));

  const chosen = rungs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const start = (rung: Rung) => {
    const context = {
      dist: resolve(values.dist),
      clusters: values.cluster,
      scratch: join(scratch, rung.name),
      say: (line: string) => void process.stderr.write(`${rung.name}: ${line}\n`),
    };
    mkdirSync(context.scratch);
    return climb(rung, context);
  };
  const lines = values.jobs === '1' ? await each(chosen, 1, start) : await inLanes(chosen, start);
  process.stdout.write(summary(lines));
  return lines.every(({ report }) => report.failures.length === 0);
}

/** Runs one rung, unless a tool is missing; in CI that is a failure. */
async function climb(rung: Rung, context: Context): Promise<Line> {
  const start = Date.now();
  const line = (report: Report, skipped?: string): Line => ({
    rung: rung.name,
    seconds: Math.round((Date.now() - start) / 1000),
    skipped,
    report,
  });
  const lacking = missing(rung.needs).map(({ name, hint }) => `${name} is missing: ${hint}`);
  if (lacking.length > 0) {
    const failures = process.env.CI === 'true' ? lacking : [];
    return line({ ...nothing, failures }, lacking.join('; '));
  }
  try {
    return line(await rung.run(context));
  } catch (error) {
    return line({ ...nothing, failures: [error instanceof Error ? error.message : String(error)] });
  }
}

function summary(lines: readonly Line[]): string {
  const head = ['rung', 'tool', 'version', 'checked', 'failures', 'seconds'];
  const rows = lines.map(({ rung, seconds, skipped, report: { tool, version, checked, failures } }) =>
    skipped
      ? [rung, 'skipped', '', 0, failures.length, seconds]
      : [rung, tool, version, checked, failures.length, seconds],
  );
  const bullets = (title: string, of: (line: Line) => readonly string[]) => {
    const found = lines.flatMap((line) =>
      of(line).map((text) => `  ${line.rung}: ${text.replaceAll('\n', '\n    ')}\n`),
    );
    return found.length > 0 ? `\n${title}\n${found.join('')}` : '';
  };
  return [
    '\n',
    table(head, rows),
    bullets('Notes', ({ report }) => report.notes),
    bullets('Skipped', ({ skipped }) => (skipped ? [skipped] : [])),
    bullets('Failures', ({ report }) => report.failures),
  ].join('');
}

main().then(
  (holds) => process.exit(holds ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
