import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Source, Sources } from '../../lib/spec/load';

/** Texts of the specs of one platform, by path. */
export type Specs = ReadonlyMap<string, string>;

/** The specs of a platform below a folder. */
export function specsIn(root: string, platform: string): Specs {
  const paths = [`apps/${platform}`, `services/${platform}`].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  return new Map(paths.sort().map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
}

/** What a platform is read from. */
export function sourcesOf(platform: string, specs: Specs): Sources {
  const source = (name: string, file: string): Source => ({ name, file, text: specs.get(file)! });
  const files = (folder: string) =>
    [...specs.keys()].filter((file) => dirname(file) === folder).map((file) => source(basename(file, '.yaml'), file));
  const configs = [...specs.keys()].filter((file) => basename(file) === 'deployment-config.yaml');
  return {
    platform: source(platform, `apps/${platform}/platform.yaml`),
    environments: files(`apps/${platform}/environments`),
    services: configs.map((file) => {
      const folder = dirname(file);
      return {
        name: basename(folder),
        config: source(basename(folder), file),
        overlays: files(`${folder}/environments`),
        extras: [],
        dashboards: files(`${folder}/dashboards`).map((one) => ({ ...one, name: `dashboards/${one.name}` })),
      };
    }),
  };
}

/** Writes specs below a new folder. */
export function laidOut(specs: Specs): string {
  const root = mkdtempSync(join(tmpdir(), 'strata-specs-'));
  for (const [file, text] of specs) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}
