import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { run } from '../harness/process';
import type { Block, Body } from './body';
import { fitAll, fittingOf, furnish } from './fitting';
import { type PlannedResource, type ResourceSchema, forgedState } from './forged-state';
import { type Stack, stackFile } from './stacks';

/** A resource before and after one change. */
export interface Question {
  /** Name of the resource in the plan, such as `case-17`. */
  readonly name: string;
  readonly type: string;
  readonly before: Block;
  readonly after: Block;
}

/** What the provider does: Terraform's own word, or why there is none. */
export type Answer =
  | { readonly does: 'replace' | 'update' | 'no-op'; readonly paths: readonly string[] }
  | { readonly does: 'refused' | 'unanswered'; readonly why: string };

interface Change {
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: Block;
    readonly after_unknown: Block;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

interface Diagnostic {
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  /** Place in the file, where it is no fault of a plan but of the configuration. */
  readonly range?: { readonly start: { readonly line: number } };
}

/** A folder with a provider in it, to plan in. */
class Field {
  private text = '';

  constructor(
    private readonly folder: string,
    private readonly head: Body,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Plans resources; those that the provider refuses are left out, each with the reason. */
  async plan(resources: readonly Resource[], state?: object): Promise<Planned> {
    const refused = new Map<string, string>();
    for (let turn = 0; turn < 8; turn += 1) {
      const left = resources.filter(({ name }) => !refused.has(name));
      const { changes, errors } = await this.attempt(left, state);
      if (errors.length === 0) return { changes, refused };
      for (const error of errors) {
        const text = `${error.summary}: ${error.detail ?? ''}`.replace(/\s+/g, ' ').slice(0, 200);
        const name = error.address?.split('.')[1] ?? this.nameAt(error.range?.start.line ?? 0);
        if (name === undefined) throw new Error(text);
        refused.set(name, text);
      }
    }
    throw new Error('the provider refused something else in each of eight plans');
  }

  async schemas(): Promise<Readonly<Record<string, ResourceSchema>>> {
    const { stdout, stderr } = await this.terraform(['providers', 'schema', '-json']);
    if (!stdout.startsWith('{')) throw new Error(stderr);
    const all = JSON.parse(stdout) as {
      provider_schemas: Record<string, { resource_schemas: Record<string, ResourceSchema> }>;
    };
    return Object.assign({}, ...Object.values(all.provider_schemas).map((one) => one.resource_schemas)) as never;
  }

  /** Resource that a line of the configuration is in. */
  private nameAt(line: number): string | undefined {
    const above = this.text.split('\n').slice(0, line);
    return above.map((one) => /^ {3}"([\w-]+)": \{$/.exec(one)?.[1]).findLast((name) => name !== undefined);
  }

  private async attempt(resources: readonly Resource[], state?: object) {
    const blocks: Record<string, Record<string, Block>> = {};
    for (const { type, name, block } of resources) (blocks[type] ??= {})[name] = block;
    this.text = JSON.stringify({ ...this.head, resource: blocks }, null, 1);
    writeFileSync(join(this.folder, stackFile), this.text);
    if (state) writeFileSync(join(this.folder, 'terraform.tfstate'), JSON.stringify(state));
    const said = await this.terraform(['plan', '-json', '-input=false', '-refresh=false', '-lock=false', '-out=plan']);
    const lines = said.stdout.split('\n').filter((line) => line.startsWith('{'));
    const errors = lines
      .map((line) => JSON.parse(line) as { '@level': string; diagnostic?: Diagnostic })
      .flatMap((line) => (line['@level'] === 'error' && line.diagnostic ? [line.diagnostic] : []));
    if (errors.length > 0) return { changes: [], errors };
    const shown = await this.terraform(['show', '-json', 'plan']);
    if (!shown.stdout.startsWith('{')) throw new Error(said.stderr + shown.stderr);
    const { resource_changes = [] } = JSON.parse(shown.stdout) as { resource_changes?: Change[] };
    return { changes: resource_changes, errors };
  }

  private terraform(args: readonly string[]) {
    return run('terraform', args, { cwd: this.folder, env: this.env, seconds: 200 });
  }
}

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly block: Block;
}

interface Planned {
  readonly changes: readonly Change[];
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Asks a provider what it does with changes: plans the resources as they are before, forges a state from that plan, and plans
 * them again, changed, and a twin of each unchanged; what replaces the twin, too, is not for the change.
 */
export async function ask(
  context: Context,
  head: Body,
  env: NodeJS.ProcessEnv,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, Answer>> {
  const field = await fieldOf(context, head, env);
  const before = questions.map(({ type, name, before: block }) => ({ type, name, block }));
  const after = questions.map(({ type, name, after: block }) => ({ type, name, block }));
  const made = await field.plan(before);
  const isMade = ({ name }: Resource) => !made.refused.has(name);
  const planned = made.changes.map(plannedOf).flatMap((one) => [one, { ...one, name: twinOf(one.name) }]);
  const state = forgedState(planned, await field.schemas());
  const same = before.filter(isMade).map((one) => ({ ...one, name: twinOf(one.name) }));
  const second = await field.plan([...same, ...after.filter(isMade)], state);
  return new Map(questions.map(({ name }) => [name, answer(name, made, second)]));
}

/** The same resource, unchanged. */
const twinOf = (name: string) => `${name}-unchanged`;

const plannedOf = ({ type, name, provider_name, change }: Change): PlannedResource => ({
  type,
  name,
  idName: name,
  provider: provider_name,
  after: change.after,
  unknown: change.after_unknown,
});

function answer(name: string, made: Planned, { changes, refused }: Planned): Answer {
  const notMade = made.refused.get(name) ?? refused.get(twinOf(name));
  if (notMade !== undefined) return { does: 'unanswered', why: notMade };
  const refusal = refused.get(name);
  if (refusal !== undefined) return { does: 'refused', why: refusal };
  const [noise, real] = [twinOf(name), name].map((wanted) => changes.find((one) => one.name === wanted));
  if (!real) return { does: 'unanswered', why: 'no change in the plan' };
  const paths = pathsOf(real).filter((path) => !pathsOf(noise).includes(path));
  if (real.change.actions.includes('delete') && paths.length > 0) return { does: 'replace', paths };
  if (real.change.actions.includes('delete'))
    return { does: 'unanswered', why: `replaced unchanged, too: ${pathsOf(real).join(', ')}` };
  const isSame = JSON.stringify(real.change.after) === JSON.stringify(noise?.change.after);
  return { does: real.change.actions.includes('update') && !isSame ? 'update' : 'no-op', paths: [] };
}

const pathsOf = (one: Change | undefined) => (one?.change.replace_paths ?? []).map((path) => path.join('.'));

async function fieldOf(context: Context, head: Body, env: NodeJS.ProcessEnv): Promise<Field> {
  const required = head.terraform?.required_providers as Record<string, { source: string; version: string }>;
  const name = Object.keys(required).join('-');
  const folder = join(context.scratch, 'impact', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, stackFile), JSON.stringify(head));
  const line = Object.values(required).map(({ source, version }) => `${source} ${version}`);
  const stack: Stack = { name, folder, providers: line.join(', '), modular: false };
  const fitting = fittingOf(await fitAll(context, [stack], 1), stack);
  if (fitting.error !== undefined || fitting.lacking) throw new Error(fitting.error ?? `no provider ${name} to be had`);
  const refused = await furnish(folder, fitting, stack);
  if (refused !== undefined) throw new Error(refused);
  return new Field(folder, head, { ...fitting.env, ...env });
}
