import type { Artifact } from '../../model/artifact';
import type { StackUnit } from '../../model/unit';

/** Path of the cdktf CLI's manifest, relative to its `output` folder. */
export const manifestPath = 'manifest.json';

/**
 * The manifest of all stacks with their dependencies, for the cdktf CLI. It is not committed: every pull request would conflict on it.
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/manifest.ts
 */
export function terraformManifest(stacks: readonly Pick<StackUnit, 'name' | 'after'>[]): Artifact {
  const names = stacks.map(({ name }) => name);
  const entries = [...stacks]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, after }) => [
      name,
      {
        name,
        constructPath: name,
        workingDirectory: `stacks/${name}`,
        synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
        annotations: [],
        dependencies: after.filter((one) => names.includes(one)),
      },
    ]);
  return { path: manifestPath, body: { version: '0.21.0', stacks: Object.fromEntries(entries) }, source: 'all stacks' };
}
