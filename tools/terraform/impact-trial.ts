import { changedFields } from '../../lib/change/diff/changed-fields';
import type { ObjectChange } from '../../lib/change/diff/object-change';
import type { Impact } from '../../lib/change/impact/impact';
import { terraformImpacts } from '../../lib/change/impact/terraform/terraform-impacts';
import { type Block, type Body, flat } from './body';
import { differences } from './differences';
import type { ImpactCase } from './impact-case';
import type { Question } from './oracle';
import { resolved } from './resolved';

/** A case on a resource that the bundled platforms make. */
export interface Trial {
  readonly one: ImpactCase;
  /** The case in words. */
  readonly title: string;
  readonly impacts: readonly Impact[];
  readonly question: Question;
}

/** Cases as changes of real resources: what we say of each, and what to ask the provider. */
export function trialsOf(cases: readonly ImpactCase[], stacks: readonly Body[]): Trial[] {
  return cases.map((one, index) => {
    const base = edited(baseOf(one, stacks), one.with ?? {});
    const [before, after] = [one.before, one.after].map((value) => edited(base, { [one.at]: value }));
    return {
      one,
      title: `${one.type} ${one.at}: ${JSON.stringify(one.before)} -> ${JSON.stringify(one.after)}`,
      impacts: impactsOf(one.type, before!, after!),
      question: {
        name: `case-${index}`,
        type: one.type,
        before: asked(one.type, before!),
        after: asked(one.type, after!),
      },
    };
  });
}

function impactsOf(type: string, before: Block, after: Block): readonly Impact[] {
  const change: ObjectChange = {
    layer: 'terraform',
    action: 'update',
    type,
    name: `${type}.case`,
    file: 'terraform/stacks/case/cdk.tf.json',
    platform: 'case',
    before,
    after,
    fields: changedFields('terraform', before, after),
  };
  return terraformImpacts(change, { before: [before], after: [after], changes: [change] });
}

/** The first resource of a type that has the argument, or the first one. */
function baseOf({ type, at }: ImpactCase, stacks: readonly Body[]): Block {
  const found = stacks.flatMap((body) =>
    flat(body.resource)
      .filter((one) => one.type === type)
      .map(({ block }) => ({ block, body })),
  );
  const chosen = found.find(({ block }) => has(block, at.split('[].'))) ?? found[0];
  if (!chosen) throw new Error(`no bundled platform makes ${type}`);
  const { '//': _, depends_on: _order, provider: _provider, ...block } = chosen.block;
  return resolved(block, chosen.body);
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

function has(block: unknown, path: readonly string[]): boolean {
  const [key = '', ...rest] = path;
  const inner = (firstOf(block) as Block | undefined)?.[key];
  return inner !== undefined && (rest.length === 0 || has(inner, rest));
}

/** A body with arguments set, those of null left out. */
function edited(body: Block, values: Block): Block {
  return Object.entries(values).reduce((before, [at, value]) => set(before, at.split('[].'), value) as Block, body);
}

function set(body: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(body)) return body.map((one, index) => (index === 0 ? set(one, [key, ...rest], value) : one));
  const block = (body ?? {}) as Block;
  if (rest.length > 0) return { ...block, [key]: set(block[key], rest, value) };
  const { [key]: _, ...others } = block;
  return value === null ? others : { ...others, [key]: value };
}

/** What a provider is shown: without guards of Terraform's own, and as the built release takes it. */
function asked(type: string, { lifecycle, ...block }: Block): Block {
  const { prevent_destroy: _, create_before_destroy: _order, ...rest } = (lifecycle ?? {}) as Block;
  const kept = Object.keys(rest).length > 0 ? { ...block, lifecycle: rest } : block;
  return differences.filter((one) => one.type === type).reduce<Block>((before, { adapt }) => adapt(before), kept);
}
