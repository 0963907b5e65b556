import { type Command, Option } from 'commander';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `steps`. */
export interface StepTools {
  readonly compare: typeof import('../change/diff').compare;
  readonly planOf: typeof import('../change/steps/plan').planOf;
  readonly markdownPlan: typeof import('../change/steps/markdown').markdownPlan;
  readonly scriptOf: typeof import('../change/steps/script').scriptOf;
}

type Options = CommonOptions &
  FilterOptions & {
    readonly untrusted?: boolean;
    readonly format: 'markdown' | 'script';
  };

const load = async (): Promise<StepTools> => ({
  ...(await import('../change/diff')),
  ...(await import('../change/steps/plan')),
  ...(await import('../change/steps/markdown')),
  ...(await import('../change/steps/script')),
});

/** Adds `strata steps`: in which order to make a change. */
export function steps(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('steps [from] [to]')
    .description('say in which order to make a change, with commands, checks and the point of no return');
  const examples = ['steps origin/main', 'steps origin/main --format script > steps.sh', 'steps HEAD~1 HEAD -o json'];
  forStrangers(filters(exemplify(command, examples)))
    .addOption(
      new Option('--format <format>', 'how steps are written').choices(['markdown', 'script']).default('markdown'),
    )
    .action(
      async (from: string | undefined, to: string | undefined, { directory, output, format, ...options }: Options) => {
        const { compare, planOf, markdownPlan, scriptOf } = await loadTools();
        const compared = await compare({ root: directory, from, to, ...options }, undefined, { withDeliveries: true });
        const plan = planOf(compared);
        finish({ directory, output }, setting, {
          problems: compared.report.problems,
          data: plan,
          text: () => (format === 'script' ? scriptOf(plan) : markdownPlan(plan)),
        });
      },
    );
}
