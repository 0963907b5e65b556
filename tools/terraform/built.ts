import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtVersion, toolbox } from '../harness/toolbox';

/** A provider that `install.sh` built from source, in another release than the stacks ask for. */
export interface BuiltProvider {
  /** `google`, as `required_providers` has it. */
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

/** Those that `install.sh` builds, in its order, by the groups that do: where one is lacking, it was not run. */
export const buildable: readonly string[] = ['time', 'google', 'azurerm'];

/** Those among them that stacks are of, which take long. */
export const slow: readonly string[] = ['google', 'azurerm'];

/** Providers that were built. */
export function builtProviders(root = join(toolbox, 'providers')): BuiltProvider[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, `terraform-provider-${name}`)))
    .map((name) => ({ name, folder: join(root, name), version: builtVersion(`provider-${name}`) }));
}

/** Names of the providers in a stack's line of them. */
export function providerNames(requirements: string): string[] {
  return requirements.split(', ').map((one) => one.split(' ')[0]!.replace(/^(.*\/)?/, ''));
}

/** Those that some of a stack's providers can be taken from, whatever release it asks for. */
export function standIns(requirements: string, built: readonly BuiltProvider[]): BuiltProvider[] {
  return providerNames(requirements).flatMap((name) => built.filter((one) => one.name === name));
}

/** Terraform's own configuration by which built providers serve every release; they need no `init`. */
export function overridesConfig(built: readonly BuiltProvider[]): string {
  const lines = built.map(({ name, folder }) => `    "hashicorp/${name}" = ${JSON.stringify(folder)}\n`);
  return `provider_installation {\n  dev_overrides {\n${lines.join('')}  }\n  direct {}\n}\n`;
}
