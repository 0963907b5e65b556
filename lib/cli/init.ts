import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Files } from './files';
import { count, stops } from './problems';
import type { Synthesis } from '../synth/synthesize';
import type { Synthesize } from './synth';
import { UsageError } from './usage-error';
import { type CommonOptions, type Setting, exemplify, finish } from './verb';

interface Options extends CommonOptions {
  readonly platform?: string;
  readonly force?: boolean;
}

const load = async (): Promise<Synthesize> => (await import('../synth/synthesize')).synthesize;

/** Adds `strata init`: a new repository that synthesizes at once. */
export function init(program: Command, setting: Setting, loadSynthesize = load): void {
  const command = program.command('init [folder]').description('create a repository with one platform and one service');
  exemplify(command, ['init acme', 'init . --platform acme --force'])
    .option('-p, --platform <name>', 'name of the platform (default: the name of the folder)')
    .option('--force', 'also in a folder that is not empty; existing files are never overwritten')
    .action(async (folder: string | undefined, { directory, output, platform, force }: Options) => {
      const root = folder && isAbsolute(folder) ? folder : join(directory, folder ?? '.');
      const name = platform ?? basename(resolve(root));
      const { list } = await import('./files');
      const { checkName } = await import('./names');
      checkName('platform', name);
      if (!force && list(root).some((entry) => entry !== '.git')) {
        throw new UsageError(`${root} is not empty; --force adds missing files, and overwrites none`);
      }

      const { created, problems, written } = await make(root, name, loadSynthesize);
      finish({ directory, output }, setting, {
        problems,
        data: { folder: root, platform: name, created, written },
        text: () =>
          `${count(created.length, 'file')} made in ${root}${written ? `, ${written.length} synthesized under dist/` : ''}; next: ${next(root)}\n`,
      });
    });
}

/** Creates the files, and synthesizes them if all needed packages are installed. */
interface Made extends Pick<Synthesis, 'problems'> {
  readonly created: readonly string[];
  readonly written?: Synthesis['written'];
}

/** Creates a whole repository, or leaves the folder as it was. */
async function make(root: string, name: string, loadSynthesize: typeof load): Promise<Made> {
  const { createMissing, noteMissing } = await import('./files');
  const all = await files(root, name);
  const undo = noteMissing(root, [...Object.keys(all), 'dist', 'build']);
  try {
    const created = createMissing(root, all);
    const synthesis = await synthesized(root, loadSynthesize);
    if (stops(synthesis.problems)) undo();
    return { created, ...synthesis };
  } catch (error) {
    undo();
    throw error;
  }
}

async function synthesized(root: string, loadSynthesize: typeof load): Promise<Omit<Made, 'created'>> {
  try {
    const { problems, written } = await (await loadSynthesize())({ root });
    return { problems, written };
  } catch (error) {
    // The new package.json lists it: the next command installs it.
    if ((error as Error).name === 'MissingPackage') return { problems: [] };
    throw error;
  }
}

/** The next command. */
function next(root: string): string {
  const folder = relative('.', root);
  const quoted = /^[\w./@%+=:,-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", `'\\''`)}'`;
  return folder ? `cd ${quoted} && make synth` : 'make synth';
}

async function files(root: string, platform: string): Promise<Files> {
  const [
    { environmentTemplate },
    { platformTemplate },
    { repositoryTemplate },
    { schemaLine },
    { serviceTemplate },
    { ownPackage },
    { originFor },
  ] = await Promise.all([
    import('./templates/environment'),
    import('./templates/platform'),
    import('./templates/repository'),
    import('./templates/schema'),
    import('./templates/service'),
    import('./version'),
    import('./origin'),
  ]);
  const { dependency, copy } = originFor(root);
  const app = `apps/${platform}`;
  const specs = [
    [`${app}/platform.yaml`, 'platform', platformTemplate(platform)],
    [`${app}/environments/development.yaml`, 'environment', environmentTemplate(platform, 'development', 'local')],
    [`${app}/environments/production.yaml`, 'environment', environmentTemplate(platform, 'production', 'aws')],
    [`services/${platform}/hello/deployment-config.yaml`, 'service', serviceTemplate('hello')],
  ] as const;
  const texts = specs.map(([path, schema, text]) => [path, schemaLine(root, path, schema) + text]);
  return {
    ...repositoryTemplate(platform, ownPackage(), dependency),
    ...Object.fromEntries(texts),
    ...(copy ? { [copy.to]: readFileSync(copy.from) } : {}),
  };
}
