import type { Command } from 'commander';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `rollback`. */
export interface RollbackTools {
  readonly rollback: typeof import('../change/rollback/rollback').rollback;
  readonly rollbackText: typeof import('../change/rollback/text').rollbackText;
  readonly emergencyText: typeof import('../change/rollback/text').emergencyText;
  readonly emergencyCommands: typeof import('../change/rollback/emergency').emergencyCommands;
  readonly writeFiles: typeof import('../change/rollback/write-files').writeFiles;
}

type Options = CommonOptions &
  FilterOptions & {
    readonly untrusted?: boolean;
    readonly write?: boolean;
    readonly emergency?: boolean;
  };

const load = async (): Promise<RollbackTools> => ({
  ...(await import('../change/rollback/rollback')),
  ...(await import('../change/rollback/text')),
  ...(await import('../change/rollback/emergency')),
  ...(await import('../change/rollback/write-files')),
});

/** Adds `strata rollback`: how to take a change back. */
export function rollback(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('rollback <revision>')
    .description(
      'say how to take back what changed since a revision: what returns, what needs a restore, in which order',
    );
  const examples = ['rollback HEAD~1', 'rollback v1.2.0 --write', 'rollback HEAD~1 -e production --emergency'];
  forStrangers(filters(exemplify(command, examples)))
    .option('--write', 'write the specs of the revision')
    .option('--emergency', 'print the commands that bring the clusters back at once')
    .action(async (to: string, { directory, output, write, emergency, ...options }: Options) => {
      const tools = await loadTools();
      const found = await tools.rollback({ root: directory, to, ...options });
      const { problems, ...data } = found;
      if (write) tools.writeFiles(directory, found.files);
      finish({ directory, output }, setting, {
        problems,
        data: emergency ? { emergency: tools.emergencyCommands(found) } : data,
        text: () => (emergency ? tools.emergencyText(found) : tools.rollbackText(found)),
      });
    });
}
