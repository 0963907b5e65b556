import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One stack as it stands in `dist`. */
export interface Stack {
  readonly name: string;
  readonly folder: string;
  /** Providers with their versions, as one line: what stacks of the same line need is fetched once. */
  readonly providers: string;
  /** Whether it calls modules, which only its own `init` can fetch. */
  readonly modular: boolean;
}

interface Synthesized {
  readonly module?: object;
  readonly terraform?: { readonly required_providers?: Readonly<Record<string, Requirement>> };
}

/** What a stack asks for of one provider. */
interface Requirement {
  readonly source: string;
  readonly version: string;
}

/** Name of what cdktf writes for a stack. */
export const stackFile = 'cdk.tf.json';

/** All stacks of a `dist` folder, in order of their names. */
export function readStacks(dist: string): Stack[] {
  const root = join(dist, 'terraform', 'stacks');
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, stackFile)))
    .sort()
    .map((name) => {
      const folder = join(root, name);
      const { module, terraform } = JSON.parse(readFileSync(join(folder, stackFile), 'utf8')) as Synthesized;
      const required = Object.values(terraform?.required_providers ?? {});
      const providers = required.map(({ source, version }) => `${source} ${version}`);
      return { name, folder, modular: module !== undefined, providers: providers.sort().join(', ') };
    });
}
