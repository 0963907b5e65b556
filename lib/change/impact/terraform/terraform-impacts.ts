import type { FieldChange, ObjectChange } from '../../diff/object-change';
import type { Impact, ImpactContext, ImpactRule } from '../impact';
import { blockImpacts } from './block-impacts';
import { isAmong } from './condition';
import { creationImpacts } from './creation';
import { deletionImpacts } from './deletion';
import { isDescription } from './descriptions';
import { attributesWithRules, fieldRules } from './field-rules';
import { innerLeaves } from './inner-leaves';
import { type LeafChange, leafChanges, valueOf } from './leaf-change';
import { lossOf } from './loss';
import { metaImpacts } from './meta-arguments';
import { isPolicyDocument, policyImpacts } from './policy-impacts';
import { shown } from './expression';
import { type KnownType, knownType } from './tables';
import { isWorkerFile, workerImpacts } from './worker-impacts';

/** What a changed resource of a Terraform stack does, by what its provider plans and what its cloud does with it. */
export const terraformImpacts: ImpactRule = (change, context) => {
  if (change.layer !== 'terraform') return [];
  if (isPolicyDocument(change.type)) return policyImpacts(change);
  if (isWorkerFile(change)) return workerImpacts(change);
  const impacts = blockImpacts(change) ?? byAction[change.action](change, context);
  return distinct([...impacts, ...policyImpacts(change)]);
};

const byAction: Readonly<Record<ObjectChange['action'], ImpactRule>> = {
  create: creationImpacts,
  delete: deletionImpacts,
  rename: renameImpacts,
  update: updateImpacts,
};

/** A resource keeps what it is under another address only by a block that says so. */
function renameImpacts(change: ObjectChange, { after }: ImpactContext): readonly Impact[] {
  const { oldName = '', name } = change;
  const source = 'https://developer.hashicorp.com/terraform/language/moved';
  if (!after.some(({ from, to }) => from === oldName && to === name))
    return [...deletionImpacts({ ...change, name: oldName }), ...creationImpacts(change)];
  const reason = `a moved block takes ${oldName} along to ${name}`;
  return [{ consequence: 'none', rule: 'moved', reason, source }, ...updateImpacts(change)];
}

function updateImpacts(change: ObjectChange): readonly Impact[] {
  return change.fields.flatMap((field) => metaImpacts(change, field) ?? fieldImpacts(change, field));
}

/** Whether Terraform is told to overlook what a field becomes. */
function isOverlooked({ after }: ObjectChange, at: string): boolean {
  const named = valueOf(after, 'lifecycle[].ignore_changes');
  if (named === 'all') return true;
  const paths = (Array.isArray(named) ? named : []).map((one) => String(one).replace(/\[\d+\]\./g, '[].'));
  return paths.some((path) => at === path || at.startsWith(`${path}[].`));
}

function fieldImpacts(change: ObjectChange, field: FieldChange): readonly Impact[] {
  const known = knownType(change.type);
  if (!known) {
    return [unknown(field, `nothing is known of ${change.type}`, 'no table')];
  }
  return leafChanges(field, known, change).flatMap((leaf) => leafImpacts(change, leaf, known));
}

function leafImpacts(change: ObjectChange, leaf: LeafChange, known: KnownType): readonly Impact[] {
  if (isOverlooked(change, leaf.at))
    return [
      {
        consequence: 'none',
        rule: 'ignored-change',
        reason: `${leaf.at} is among lifecycle.ignore_changes of ${change.name}`,
        source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle',
        field: leaf.path,
      },
    ];
  const own = [leaf, ...innerLeaves(leaf, attributesWithRules(change.type))].flatMap((one) => fieldRules(change, one));
  const planned = plannedImpact(change, leaf, known);
  // What a plan calls in place says nothing where a rule knows what the cloud does.
  const isMild = planned.consequence === 'in-place' || planned.consequence === 'none';
  return isMild && own.length > 0 ? own : [planned, ...own];
}

const always = { replace: true, 'in-place': false, unknown: undefined };

function plannedImpact(change: ObjectChange, leaf: LeafChange, known: KnownType): Impact {
  const entry = known.entries.get(leaf.at);
  const source = known.source(leaf.at);
  const said = `${leaf.path.join('.')} (${shown(leaf.before)} -> ${shown(leaf.after)})`;
  const field = leaf.path;
  if (entry === undefined) return unknown(leaf, `nothing is known of ${change.type} ${leaf.at}`, source);
  if (entry === 'ignored')
    return {
      consequence: 'none',
      rule: 'write-only',
      reason: `${leaf.at} is never compared: the change takes effect with the version beside it`,
      source,
      field,
    };
  const replaces = typeof entry === 'string' ? always[entry] : isAmong(entry, leaf);
  if (replaces === undefined) return unknown(leaf, `whether ${said} replaces the resource is not known`, source);
  return replaces ? replaced(change, leaf, source, said) : inPlace(change, leaf, source);
}

function replaced(change: ObjectChange, leaf: LeafChange, source: string, said: string): Impact {
  const { type, name, before = {}, after = {} } = change;
  const because = `${said} replaces ${name}`;
  const lost = lossOf({ type, name, before, after, because, source, field: leaf.path });
  if (lost) return lost;
  const lifecycle = (after.lifecycle ?? {}) as Readonly<Record<string, unknown>>;
  const order =
    lifecycle.create_before_destroy === true ? 'the new one is made first' : 'the old one is destroyed first';
  return { consequence: 'replacement', rule: 'force-new', reason: `${because}; ${order}`, source, field: leaf.path };
}

function inPlace({ type, name }: ObjectChange, leaf: LeafChange, source: string): Impact {
  const field = leaf.path;
  return isDescription(type, leaf)
    ? { consequence: 'none', rule: 'description', reason: `${leaf.at} only describes ${name}`, source, field }
    : { consequence: 'in-place', rule: 'in-place', reason: `${leaf.at} of ${name} is changed in place`, source, field };
}

function unknown({ path }: Pick<LeafChange, 'path'>, reason: string, source: string): Impact {
  return { consequence: 'unknown', rule: 'unknown-change', reason, source, field: path };
}

function distinct(impacts: readonly Impact[]): readonly Impact[] {
  const seen = new Map(impacts.map((impact) => [JSON.stringify(impact), impact]));
  return [...seen.values()];
}
