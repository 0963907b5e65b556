import { Fn, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Values } from '../model/binding';
import type { StackUnit } from '../model/unit';
import { backends, keepLocally } from './backends';
import { type Cloud, type Clouds, connect } from './cloud';
import type { Handed } from './connection';
import { literals } from './literal';

interface BundledValues {
  readonly values: Values;
  readonly from: Handed;
}

/**
 * One Terraform stack: its backings, and for a workload one identity on each cloud and one bundle on the environment's own cloud. State, network, cluster and data stacks have no bundle.
 */
export class Stack extends TerraformStack {
  /** Outputs of each backing by construct id, which is its name in the spec. */
  readonly connections: Readonly<Record<string, Handed>>;

  constructor(scope: Construct, written: StackUnit, clouds: Clouds) {
    super(scope, written.name);
    const unit = literals(written);
    if (unit.state) backends[unit.state.backend]!(this, unit.state);
    else keepLocally(this);

    const gifts = Object.keys(unit.sites).flatMap((name) => build(clouds[name]!, name, this, unit));
    this.connections = Object.fromEntries(gifts.map(({ name, from }) => [name, from]));
    if (unit.workload) bundle(this, unit, clouds, gifts);
    else tell(this);
  }
}

/** Creates a unit's part on one cloud. */
function build(
  cloud: Cloud,
  name: string,
  stack: Stack,
  unit: StackUnit,
): (BundledValues & { readonly name: string })[] {
  const site = unit.sites[name]!;
  const context = new cloud.Context(stack, unit, site);
  if (unit.shared && cloud.Shared) new cloud.Shared(context, 'Shared', unit.shared);
  const connected = unit.bindings
    .filter((binding) => binding.cloud === name)
    .map((binding) => ({ ...binding, name: binding.id ?? binding.name, from: connect(cloud, stack, binding) }));
  if (!unit.workload) return connected;

  const own = unit.workload.permissions.filter((one) => one.cloud === name);
  const given = connected.flatMap(({ access, extras, from }) => from.permissions?.(access, extras.prefix) ?? []);
  const permissions = [...given, ...own];
  const identity = new cloud.Identity(context, 'Identity', {
    name: site.identity.name,
    workload: unit.workload,
    permissions,
    boundary: site.identity.boundary,
  });
  return [...connected, { name: `${name}-identity`, values: site.identity.values, from: identity }];
}

/** Writes outputs and secrets to the bundle. */
function bundle(
  stack: Stack,
  { workload, context: { generation } }: StackUnit,
  clouds: Clouds,
  gifts: readonly BundledValues[],
): void {
  const { home, bundle: name } = workload!;
  const { outputs, secrets } = fill(gifts);
  const properties = { ...outputs, ...secrets };
  if (Object.keys(properties).length === 0) return;

  // The version is in the state, so it contains the generation instead of secrets.
  const digest = Fn.sha256(Fn.jsonencode({ ...outputs, generation }));
  new clouds[home]!.Bundle(stack, 'Bundle', {
    name,
    value: Fn.jsonencode(properties),
    version: Fn.parseint(Fn.substr(digest, 0, 8), 16),
  });
}

/** Outputs of a stack of an environment: a cluster's issuer, a database's host. */
function tell(stack: Stack): void {
  for (const [name, { outputs }] of Object.entries(stack.connections))
    for (const [property, value] of Object.entries(outputs))
      new TerraformOutput(stack, `Output-${name}-${property}`, { value }).overrideLogicalId(
        `${name}_${property}`.replaceAll('-', '_'),
      );
}

/** Expressions by the variable that carries them. */
function fill(gifts: readonly BundledValues[]): Handed {
  const filled = { outputs: {} as Record<string, string>, secrets: {} as Record<string, string> };
  for (const { values, from } of gifts)
    for (const [variable, value] of Object.entries(values)) {
      if (!('from' in value)) continue;
      const expression = from[value.from][value.property];
      if (!expression) throw new Error(`no backing has ${value.property} for ${variable}`);
      filled[value.from][variable] = expression;
    }
  return filled;
}
