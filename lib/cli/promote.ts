import type { Command } from 'commander';
import type { Promotion } from '../change/promote/promote';
import { table } from './table';
import { printable } from '../model/printable';
import { type CommonOptions, type Setting, exemplify, finish } from './verb';

/** Functions of `promote`. */
export interface PromoteTools {
  readonly promote: typeof import('../change/promote/promote').promote;
  readonly preview: typeof import('../change/promote/preview').preview;
  readonly textReport: typeof import('../change/report/text').textReport;
  readonly writeFiles: typeof import('../change/rollback/write-files').writeFiles;
}

type Options = CommonOptions & { readonly platform?: string; readonly write?: boolean };

const load = async (): Promise<PromoteTools> => ({
  ...(await import('../change/promote/promote')),
  ...(await import('../change/promote/preview')),
  ...(await import('../change/report/text')),
  ...(await import('../change/rollback/write-files')),
});

/** Adds `strata promote`: copies what follows a service to the next environment. */
export function promote(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('promote <service> <from> <to>')
    .description(
      'copy image, flags and variables of a service from one environment to the next, and say what that changes',
    );
  exemplify(command, ['promote tabular staging production', 'promote tabular staging production --write'])
    .option('-p, --platform <name>', 'platform of the service, where several have a service of that name')
    .option('--write', 'write the overlay of the next environment')
    .action(async (service: string, from: string, to: string, { directory, output, platform, write }: Options) => {
      const tools = await loadTools();
      const { problems, ...promotion } = tools.promote(directory, { service, from, to, platform });
      const files = promotion.file ? [promotion.file] : [];
      const report = files.length > 0 ? await tools.preview(directory, files, platform) : undefined;
      if (write) tools.writeFiles(directory, files);
      finish({ directory, output }, setting, {
        problems: [...problems, ...(report?.problems ?? [])],
        data: { ...promotion, report },
        text: () => `${describe({ problems, ...promotion })}${report ? `\n${tools.textReport(report)}` : ''}`,
      });
    });
}

function describe({ promoted, staying, file }: Promotion): string {
  if (!file) return 'nothing differs that follows the service\n';
  const show = (value: unknown) => (value === undefined ? '(none)' : printable(JSON.stringify(value)));
  const rows = promoted.map(({ key, before, after }) => [printable(key), show(before), show(after)]);
  const kept = staying.map(({ key, reason }) => `stays: ${printable(key)}, since ${printable(reason)}\n`).join('');
  return `${file.file}\n\n${table(['KEY', 'NOW', 'PROMOTED'], rows)}${kept}`;
}
