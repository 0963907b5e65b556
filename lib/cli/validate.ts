import type { Command } from 'commander';
import type { SynthesizeOptions } from '../synth/synthesize';
import { day } from './day';
import { count } from './problems';
import { type CommonOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** What validates. */
export type Validate = typeof import('../synth/validate').validate;

type Options = CommonOptions &
  Pick<SynthesizeOptions, 'platform' | 'environment' | 'service' | 'strict' | 'untrusted'> & { readonly asOf?: string };

const load = async (): Promise<Validate> => (await import('../synth/validate')).validate;

/** Adds `strata validate`: every problem of every file; `dist/` stays as it is. */
export function validate(program: Command, setting: Setting, loadValidate = load): void {
  const command = program.command('validate').description('say what is wrong with the specs; dist/ stays as it is');
  const examples = [
    'validate',
    'validate --platform inferloop --strict',
    'validate --as-of 2027-01-01',
    'validate --untrusted --output json',
  ];
  forStrangers(filters(exemplify(command, examples)))
    .option('--strict', 'take warnings for errors')
    .option('--as-of <day>', 'warn of what is over by a day, such as 2027-01-01', day)
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
