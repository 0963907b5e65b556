import type { Command } from 'commander';
import { type CommonOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `diff`. */
export interface DiffTools {
  readonly diff: typeof import('../change/diff').diff;
  readonly textReport: typeof import('../change/report/text').textReport;
}

type Options = CommonOptions & {
  readonly platform?: string;
  readonly environment?: string;
  readonly service?: string;
  readonly untrusted?: boolean;
};

const load = async (): Promise<DiffTools> => ({
  ...(await import('../change/diff')),
  ...(await import('../change/report/text')),
});

/** Adds `strata diff`: what a change does in every layer, and why. */
export function diff(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('diff [from] [to]')
    .description('say what a change does in every layer, why, and what that does to what runs');
  const examples = ['diff', 'diff origin/main', 'diff v1.2.0 v1.3.0 -p shop', 'diff HEAD --output json'];
  forStrangers(filters(exemplify(command, examples))).action(
    async (from: string | undefined, to: string | undefined, { directory, output, ...options }: Options) => {
      const { diff: compare, textReport } = await loadTools();
      const { problems, ...report } = await compare({ root: directory, from, to, ...options });
      finish({ directory, output }, setting, {
        problems,
        data: report,
        text: () => textReport({ problems, ...report }),
      });
    },
  );
}
