import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../harness/process';
import { readStacks, stackFile } from '../terraform/stacks';
import type { Finding, Judgement, Subject } from './finding';

interface Result {
  readonly check_id: string;
  readonly check_name: string;
  /** From the folder that was read: `/terraform/stacks/<stack>/cdk.tf.json`. */
  readonly file_path: string;
  readonly resource: string;
}

interface CheckReport {
  readonly check_type: string;
  readonly results?: {
    readonly passed_checks: readonly Result[];
    readonly failed_checks: readonly Result[];
    readonly skipped_checks: readonly Result[];
    readonly parsing_errors: readonly string[];
  };
}

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

interface Body {
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

const args = ['--framework', 'terraform_json', 'kubernetes', '--skip-download', '--soft-fail', '--compact'];

/** Findings of checkov about all stacks and objects, in one offline process. */
export async function checkov(dist: string, scratch: string): Promise<Judgement> {
  // Neither the settings of a person nor those of a folder count.
  const options = { cwd: scratch, env: { HOME: scratch }, seconds: 600 };
  const { code, stdout, stderr } = await run('checkov', ['-d', dist, ...args, '-o', 'json'], options);
  if (code !== 0) throw new Error(`checkov: exit ${code}\n${stderr.trim()}`);
  const reports = [JSON.parse(stdout) as unknown].flat() as CheckReport[];
  const bodies = new Map(readStacks(dist).map(({ name, folder }) => [name, read(join(folder, stackFile))]));
  const results = reports.flatMap((report) => (report.results ? [report.results] : []));
  const unread = results.flatMap(({ parsing_errors }) => parsing_errors);
  if (unread.length > 0) throw new Error(`checkov cannot read ${unread.join(', ')}`);

  const done = results.flatMap(({ passed_checks, failed_checks }) => [...passed_checks, ...failed_checks]);
  // A comment or an annotation must not stand in for the list of exceptions.
  const held = results.flatMap(({ failed_checks, skipped_checks }) => [...failed_checks, ...skipped_checks]);
  return {
    checked: done.length,
    findings: held.map((result): Finding => ({
      tool: 'checkov',
      check: result.check_id,
      says: result.check_name,
      subject: subjectOf(result, bodies),
    })),
    notes: [
      ...unseen(
        bodies,
        done.map((result) => subjectOf(result, bodies)),
      ),
      ...unfinished(stderr),
    ],
  };
}

function read(path: string): Body {
  return JSON.parse(readFileSync(path, 'utf8')) as Body;
}

/** Checks of a single resource name it without its type, as `resource.NAME` or `data.NAME`: the stack knows. */
function subjectOf({ file_path, resource }: Result, bodies: ReadonlyMap<string, Body>): Subject {
  const stack = file_path.split('/').at(-2)!;
  const body = bodies.get(stack);
  if (!file_path.endsWith(`/${stackFile}`) || body === undefined) return objectOf(resource);
  const name = resource.split('.').at(-1)!;
  const [type] = [...typesOf(body.resource, name), ...typesOf(body.data, name).map((one) => `data.${one}`)];
  return { type: type ?? resource.slice(0, -name.length - 1), place: stack, name };
}

function typesOf(blocks: Blocks = {}, name: string): string[] {
  return Object.keys(blocks).filter((type) => name in blocks[type]!);
}

/** `Kind.namespace.name`; a name may have dots. */
function objectOf(resource: string): Subject {
  const [type = '', place = '', ...name] = resource.split('.');
  return { type, place, name: name.join('.') };
}

/** Providers that no check knows; when that is all of them, checkov has read nothing. */
function unseen(bodies: ReadonlyMap<string, Body>, subjects: readonly Subject[]): string[] {
  const providerOf = (type: string) => type.replace(/^data\./, '').split('_')[0]!;
  const types = [...bodies.values()].flatMap(({ resource = {} }) =>
    Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map(() => type)),
  );
  const known = new Set(subjects.filter(({ place }) => bodies.has(place)).map(({ type }) => providerOf(type)));
  const providers = [...new Set(types.map(providerOf))];
  const lacking = providers.filter((provider) => !known.has(provider)).sort();
  if (providers.length > 0 && lacking.length === providers.length)
    throw new Error(`checkov found nothing to check in any of ${bodies.size} stacks`);
  return lacking.map((provider) => {
    const count = types.filter((type) => providerOf(type) === provider).length;
    return `checkov has no check for ${provider} (${count} resources), checked by its schema in make test`;
  });
}

/** Checks that fell over, each with how often: what they ask for is not shown. */
function unfinished(said: string): string[] {
  const checks = [...said.matchAll(/Failed to run check (\S+) on /g)].map(([, check]) => check!);
  return [...new Set(checks)].sort().map((check) => {
    const count = checks.filter((one) => one === check).length;
    return `checkov fell over its own ${check} on ${count} resources`;
  });
}
