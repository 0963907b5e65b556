import { type Command, Option } from 'commander';
import type { Files } from './files';
import { stages, startClouds } from './templates/environment';
import { type CommonOptions, type Setting, exemplify, finish } from './verb';

interface EnvironmentOptions extends CommonOptions {
  readonly cloud: string;
  readonly stage?: string;
}

/** Adds `strata add`: a commented file for a new service or environment. */
export function add(program: Command, setting: Setting): void {
  const group = program.command('add').description('add a service or an environment to a platform');

  exemplify(group.command('service <platform> <name>').description('add a service'), [
    'add service inferloop tabular',
  ]).action(async (platform: string, name: string, options: CommonOptions) => {
    const { checkServiceName } = await import('./names');
    const { schemaLine } = await import('./templates/schema');
    const { serviceTemplate } = await import('./templates/service');
    checkServiceName(name);
    const path = `services/${platform}/${name}/deployment-config.yaml`;
    await place(
      platform,
      () => ({ [path]: schemaLine(options.directory, path, 'service') + serviceTemplate(name) }),
      options,
      setting,
    );
  });

  exemplify(group.command('environment <platform> <name>').description('add an environment'), [
    'add environment inferloop staging --cloud aws',
    'add environment inferloop canary --cloud aws --stage production',
  ])
    .addOption(new Option('--cloud <name>', 'cloud that it stands on').choices(startClouds).default('local'))
    .addOption(
      new Option('--stage <stage>', 'how seriously it is run (default: its name, or development)').choices(stages),
    )
    .action(async (platform: string, name: string, { cloud, stage, ...options }: EnvironmentOptions) => {
      const { checkName } = await import('./names');
      const { environmentFiles } = await import('./environment-files');
      checkName('environment', name);
      const wanted = stage ?? stages.find((known) => known === name) ?? 'development';
      const made = () => environmentFiles(options.directory, platform, { name, cloud, stage: wanted });
      await place(platform, made, options, setting);
    });
}

/** Makes new files in a platform that there is. */
async function place(platform: string, make: () => Files, options: CommonOptions, setting: Setting): Promise<void> {
  const { create, platforms } = await import('./files');
  const { checkKnown } = await import('./names');
  checkKnown('platform', platform, platforms(options.directory));
  const files = make();
  create(options.directory, files);
  const created = Object.keys(files);
  finish(options, setting, {
    data: { created },
    text: () => `made ${created.join(', ')}; edit it, then: strata synth\n`,
  });
}
