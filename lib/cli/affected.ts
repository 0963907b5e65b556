import type { Command } from 'commander';
import { table } from './table';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `affected`. */
export type FindAffected = typeof import('../change/affected').affected;

type Found = ReturnType<FindAffected>;

type Options = CommonOptions &
  FilterOptions & {
    readonly base: string;
  };

const load = async (): Promise<FindAffected> => (await import('../change/affected')).affected;

/** Adds `strata affected`: the services and stacks whose output differs from that of a revision. */
export function affected(program: Command, setting: Setting, loadAffected = load): void {
  const command = program.command('affected').description('list the services and stacks that a change affects');
  const examples = ['affected --base origin/main', 'affected --base HEAD~1 --output json'];
  // It always behaves as with --untrusted.
  forStrangers(filters(exemplify(command, examples)))
    .requiredOption('-b, --base <revision>', 'revision of git to compare with')
    .action(async ({ directory, output, ...options }: Options) => {
      const find = await loadAffected();
      const { problems, ...found } = find({ root: directory, ...options });
      finish({ directory, output }, setting, { problems, data: found, text: () => describe(found) });
    });
}

function describe({ because, services, stacks, clusters }: Omit<Found, 'problems'>): string {
  if (services.length + stacks.length + clusters.length === 0) return 'nothing is affected\n';
  const rows = [
    ...services.map(({ platform, service, environments }) => [
      'service',
      `${platform}/${service}`,
      environments.join(', '),
    ]),
    ...stacks.map((name) => ['stack', name, '']),
    ...clusters.map((name) => ['cluster', name, '']),
  ];
  return `${because ? `everything, because ${because}\n\n` : ''}${table(['WHAT', 'NAME', 'ENVIRONMENTS'], rows)}`;
}
