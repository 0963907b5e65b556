import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../lib/cli/table';
import { Installation } from './harness/installation';
import { onExit } from './harness/process';
import type { Context, Report, Check } from './harness/check';
import { schedule } from './harness/schedule';
import { missing } from './harness/toolbox';
import { apiServer } from './checks/api-server';
import { dashboards } from './checks/dashboards';
import { delivery } from './checks/delivery';
import { edges } from './checks/edges';
import { edits } from './checks/edits';
import { flux } from './checks/flux';
import { fuzz } from './checks/fuzz';
import { helm } from './checks/helm';
import { impactKubernetes } from './checks/impact-kubernetes';
import { impactTerraform } from './checks/impact-terraform';
import { loginJobs } from './checks/logins';
import { moto } from './checks/moto';
import { packages } from './checks/packages';
import { page } from './checks/page';
import { plan } from './checks/plan';
import { policy } from './checks/policy';
import { mutation } from './checks/mutation';
import { patterns } from './checks/patterns';
import { signing } from './checks/signing';
import { sloth } from './checks/sloth';
import { speed } from './checks/speed';
import { stock } from './checks/stock';
import { terraform } from './checks/terraform';
import { rules } from './checks/rules';
import { collector } from './checks/collector';
import { ruleMutation } from './checks/rule-mutation';
import { walks } from './checks/walks';
import { yaml } from './checks/yaml';
import { shares } from './terraform/share';

/** What is cheap and tells most comes first: a time budget leaves out what is last. */
const checks: readonly Check[] = [
  packages,
  yaml,
  rules,
  dashboards,
  collector,
  ruleMutation,
  page,
  loginJobs,
  edges,
  helm,
  apiServer,
  impactKubernetes,
  flux,
  delivery,
  ...shares.map(terraform),
  ...shares.map(plan),
  impactTerraform,
  policy,
  stock,
  moto,
  edits,
  signing,
  fuzz,
  patterns,
  walks,
  sloth,
  speed,
  mutation,
];

const usage = `verify.ts [--dist DIR] [--cluster PLATFORM/CLUSTER ...] [--minutes N] [--install] [CHECK ...]
minutes: a check that would not end within so many is left out, and named
install: builds the tools beside the checks that need others
checks: ${checks.map(({ name }) => name).join(', ')}; all unless some are named\n`;

interface Line {
  readonly check: string;
  readonly seconds: number;
  /** Why it did not run. */
  readonly skipped?: string;
  /** Why the time budget left it out. */
  readonly leftOut?: string;
  readonly report: Report;
}

const nothing: Report = { tool: '', version: '', checked: 0, failures: [], notes: [] };

/** Runs the checks; whether all of them hold. */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dist: { type: 'string', default: 'dist' },
      cluster: { type: 'string', multiple: true, default: [] },
      minutes: { type: 'string', default: 'Infinity' },
      install: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !checks.some((check) => check.name === name));
  const complaints = unknown.map((name) => `no such check: ${name}\n`);
  const minutes = Number(values.minutes);
  if (Number.isNaN(minutes)) complaints.push(`minutes: expected a number, got ${values.minutes}\n`);
  if (values.help || complaints.length > 0) {
    process.stderr.write(complaints.join('') + usage);
    return complaints.length === 0;
  }

  const scratch = mkdtempSync(join(tmpdir(), 'strata-verify-'));
  onExit(() => rmSync(scratch, { recursive: true, force: true }));

  const chosen = checks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const start = (check: Check) => {
    const context = {
      dist: resolve(values.dist),
      clusters: values.cluster,
      scratch: join(scratch, check.name),
      say: (line: string) => void process.stderr.write(`${check.name}: ${line}\n`),
    };
    mkdirSync(context.scratch);
    return climb(check, context);
  };
  const began = Date.now();
  const left = () => minutes - (Date.now() - began) / 60_000;
  const installation = Installation.start(values.install ? [...new Set(chosen.flatMap(buildsOf))] : []);
  const lines = await schedule(chosen, {
    ready: (check) => installation.settled(buildsOf(check)),
    left,
    work: start,
    leaveOut: (check) => leftOut(check, left(), !installation.settled(buildsOf(check))),
  });
  process.stdout.write(summary(lines));
  return lines.every(({ report }) => report.failures.length === 0);
}

/** Groups of `install.sh` that a check uses. */
const buildsOf = ({ needs, builds = [] }: Check): string[] => [
  ...new Set([...needs.flatMap(({ group }) => group ?? []), ...builds]),
];

/** A check that the time budget has no room for. */
function leftOut({ name, minutes }: Check, left: number, unbuilt: boolean): Line {
  const why = unbuilt ? ', and its tools are not built yet' : '';
  const text = `it takes ${minutes} min, of which ${Math.max(0, Math.floor(left))} are left${why}: make verify CHECKS=${name}`;
  return { check: name, seconds: 0, report: nothing, leftOut: text };
}

/** Runs one check, unless a tool is missing; in CI that is a failure. */
async function climb(check: Check, context: Context): Promise<Line> {
  const start = Date.now();
  const line = (report: Report, skipped?: string): Line => ({
    check: check.name,
    seconds: Math.round((Date.now() - start) / 1000),
    skipped,
    report,
  });
  const lacking = missing(check.needs).map(({ name, hint }) => `${name} is missing: ${hint}`);
  if (lacking.length > 0) {
    const failures = process.env.CI === 'true' ? lacking : [];
    return line({ ...nothing, failures }, lacking.join('; '));
  }
  try {
    return line(await check.run(context));
  } catch (error) {
    return line({ ...nothing, failures: [error instanceof Error ? error.message : String(error)] });
  }
}

function summary(lines: readonly Line[]): string {
  const head = ['check', 'tool', 'version', 'checked', 'failures', 'seconds'];
  const rows = lines.map(({ check, seconds, skipped, leftOut, report: { tool, version, checked, failures } }) =>
    skipped || leftOut
      ? [check, skipped ? 'skipped' : 'left out', '', 0, failures.length, seconds]
      : [check, tool, version, checked, failures.length, seconds],
  );
  const bullets = (title: string, of: (line: Line) => readonly string[]) => {
    const found = lines.flatMap((line) =>
      of(line).map((text) => `  ${line.check}: ${text.replaceAll('\n', '\n    ')}\n`),
    );
    return found.length > 0 ? `\n${title}\n${found.join('')}` : '';
  };
  return [
    '\n',
    table(head, rows),
    bullets('Notes', ({ report }) => report.notes),
    bullets('Skipped', ({ skipped }) => (skipped ? [skipped] : [])),
    bullets('Left out by the time budget', ({ leftOut }) => (leftOut ? [leftOut] : [])),
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
