import { type Command, InvalidArgumentError } from 'commander';
import type { ChangeReport } from '../change/change-report';
import type { Compared } from '../change/diff';
import { type Consequence, consequences } from '../change/impact/impact';
import type { ReportOptions } from '../change/report/markdown';
import { writeReport } from './write-report';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `diff`. */
export interface DiffTools {
  readonly compare: typeof import('../change/diff').compare;
  readonly judge: typeof import('../change/judgement').judge;
  readonly redactedReport: typeof import('../change/report/redacted-report').redactedReport;
  readonly reportDataOf: typeof import('../change/report/report-data').reportDataOf;
  readonly textReport: typeof import('../change/report/text').textReport;
}

type Options = CommonOptions &
  FilterOptions & {
    readonly untrusted?: boolean;
    readonly deny?: readonly Consequence[];
    readonly markdown?: string;
    readonly html?: string;
  };

const load = async (): Promise<DiffTools> => ({
  ...(await import('../change/diff')),
  ...(await import('../change/judgement')),
  ...(await import('../change/report/redacted-report')),
  ...(await import('../change/report/report-data')),
  ...(await import('../change/report/text')),
});

/** Adds `strata diff`: what a change does in every layer, and why. */
export function diff(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('diff [from] [to]')
    .description('say what a change does in every layer, why, and what that does to what runs');
  const examples = [
    'diff',
    'diff origin/main --markdown comment.md --html change.html',
    'diff origin/main --deny data-loss,replacement',
    'diff v1.2.0 v1.3.0 -p shop --output json',
  ];
  forStrangers(filters(exemplify(command, examples)))
    .option(
      '--deny <consequences>',
      'exit with 4 where a change has one of these, such as data-loss,replacement',
      words,
    )
    .option('--markdown <file>', 'also write a comment for a pull request')
    .option('--html <file>', 'also write a page with a drawing')
    .action(async (from: string | undefined, to: string | undefined, options: Options) => {
      const { directory, output, deny = [], markdown, html, ...asked } = options;
      const tools = await loadTools();
      const withDeliveries = markdown !== undefined || html !== undefined;
      const compared = await tools.compare({ root: directory, from, to, ...asked }, undefined, { withDeliveries });
      const report = tools.redactedReport(compared.report);
      const { denied, problems } = tools.judge(report, deny, asked);
      await writeReports(compared, report, { denied, scope: scopeOf(asked) }, { markdown, html });
      finish({ directory, output }, setting, {
        problems: [...report.problems, ...problems],
        data: tools.reportDataOf(report, denied),
        text: () => tools.textReport(report, denied),
        ending: denied.length > 0 ? 'denied' : 'ok',
      });
    });
}

/** Consequences as a user lists them. */
function words(list: string): Consequence[] {
  const all = list.split(',').map((one) => one.trim());
  const wrong = all.find((one) => !(consequences as readonly string[]).includes(one));
  if (wrong !== undefined) throw new InvalidArgumentError(`Allowed are ${consequences.join(', ')}; got ${wrong}.`);
  return all as Consequence[];
}

function scopeOf({ platform, environment, service }: Partial<Options>): string {
  return [platform, environment, service].map((one) => one ?? 'all').join('/');
}

async function writeReports(
  compared: Compared,
  report: ChangeReport,
  options: ReportOptions,
  { markdown, html }: Pick<Options, 'markdown' | 'html'>,
): Promise<void> {
  if (markdown === undefined && html === undefined) return;
  const { stepSections } = await import('../change/report/step-sections');
  const whole = { ...options, sections: stepSections(compared) };
  if (markdown !== undefined)
    writeReport(markdown, (await import('../change/report/markdown')).markdownReport(report, whole));
  if (html !== undefined) writeReport(html, await (await import('../change/report/html')).htmlReport(report, whole));
}
