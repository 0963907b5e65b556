import type { Command } from 'commander';
import type { SynthesizeOptions } from '../synth/synthesize';
import { day } from './day';
import { count } from './problems';
import { type CommonOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `validate`. */
export type Validate = typeof import('../synth/validate').validate;

type Options = CommonOptions &
  Pick<SynthesizeOptions, 'platform' | 'environment' | 'service' | 'strict' | 'untrusted'> & { readonly asOf?: string };

const load = async (): Promise<Validate> => (await import('../synth/validate')).validate;

/** Adds `strata validate`: every problem of every file; `dist/` stays as it is. */
export function validate(program: Command, setting: Setting, loadValidate = load): void {
  const command = program.command('validate').description('report problems of the specs; dist/ is not touched');
  const examples = [
    'validate',
    'validate --platform inferloop --strict',
    'validate --as-of 2027-01-01',
    'validate --untrusted --output json',
  ];
  forStrangers(filters(exemplify(command, examples)))
    .option('--strict', 'treat warnings as errors')
    .option('--as-of <day>', 'warn of versions whose support ends by a day, such as 2027-01-01', day)
    .action(async ({ directory, output, ...options }: Options) => {
      const run = await loadValidate();
      const { problems, units } = await run({ root: directory, ...options });
      finish({ directory, output }, setting, {
        problems,
        strict: options.strict,
        data: { units },
        text: () => `${count(units, 'unit')} valid\n`,
      });
    });
}
