import { basename, isAbsolute, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Files } from './files';
import { count } from './problems';
import type { Synthesize } from './synth';
import { UsageError } from './usage-error';
import { type CommonOptions, type Setting, common, finish } from './verb';

interface Options extends CommonOptions {
  readonly platform?: string;
  readonly force?: boolean;
}

const load = async (): Promise<Synthesize> => (await import('../synth/synthesize')).synthesize;

/** Adds `strata init`: a new repository that synthesizes at once. */
export function init(program: Command, setting: Setting, loadSynthesize = load): void {
  const command = program
    .command('init [folder]')
    .description('make a new repository with one platform and one service');
  common(command, ['init acme', 'init . --platform acme --force'])
    .option('-p, --platform <name>', 'name of the platform (default: the name of the folder)')
    .option('--force', 'even in a folder that holds something; nothing there is overwritten')
    .action(async (folder: string | undefined, { directory, output, platform, force }: Options) => {
      const root = folder && isAbsolute(folder) ? folder : join(directory, folder ?? '.');
      const name = platform ?? basename(resolve(root));
      const { createMissing, list } = await import('./files');
      const { checkName } = await import('./names');
      checkName('platform', name);
      if (!force && list(root).some((entry) => entry !== '.git')) {
        throw new UsageError(`${root} holds something already; --force adds what is missing, and overwrites nothing`);
      }

      const created = createMissing(root, await files(root, name));
      const { problems, written } = await (await loadSynthesize())({ root });
      finish({ directory, output }, setting, {
        problems,
        data: { folder: root, platform: name, created, written },
        text: () =>
          `${count(created.length, 'file')} made in ${root}, ${written.length} synthesized under dist/; next: make synth\n`,
      });
    });
}

async function files(root: string, platform: string): Promise<Files> {
  const [
    { environmentTemplate },
    { platformTemplate },
    { repositoryTemplate },
    { schemaLine },
    { serviceTemplate },
    { ownPackage },
  ] = await Promise.all([
    import('./templates/environment'),
    import('./templates/platform'),
    import('./templates/repository'),
    import('./templates/schema'),
    import('./templates/service'),
    import('./version'),
  ]);
  const app = `apps/${platform}`;
  const specs = [
    [`${app}/platform.yaml`, 'platform', platformTemplate(platform)],
    [`${app}/environments/development.yaml`, 'environment', environmentTemplate(platform, 'development', 'local')],
    [`${app}/environments/production.yaml`, 'environment', environmentTemplate(platform, 'production', 'aws')],
    [`services/${platform}/hello/deployment-config.yaml`, 'service', serviceTemplate('hello')],
  ] as const;
  const texts = specs.map(([path, schema, text]) => [path, schemaLine(root, path, schema) + text]);
  return { ...repositoryTemplate(platform, ownPackage()), ...Object.fromEntries(texts) };
}
