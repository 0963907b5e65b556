import type { Command } from 'commander';
import type { Published } from '../helm/package/publish';
import { table } from './table';
import { UsageError } from './usage-error';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, finish } from './verb';

/** Functions of `package`. */
export type Publish = typeof import('../helm/package/publish').publish;

type Filters = Pick<FilterOptions, 'platform' | 'service'>;

type Options = CommonOptions &
  Filters & {
    readonly out?: string;
    readonly push?: string;
    readonly plainHttp: boolean;
    readonly sign: boolean;
  };

const load = async (): Promise<Publish> => (await import('../helm/package/publish')).publish;

/** The form of a registry's address. */
const registryForm = /^oci:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:\/[a-z0-9][a-z0-9._-]*)*\/?$/;

/** Adds `strata package`: the charts of `dist/helm` as files, and in a registry. */
export function packageVerb(program: Command, setting: Setting, loadPublish = load): void {
  const command = program
    .command('package [cosign...]')
    .description(
      'package the charts of dist/helm and one of each platform, the same bytes each time; push and sign them where asked',
    );
  const examples = [
    'package',
    'package -p shop -s api --out charts',
    'package --push oci://registry.example/charts',
    'package --push oci://registry.example/charts --sign -- --key cosign.key',
  ];
  exemplify(command, examples)
    .option('-p, --platform <name>', 'only this platform')
    .option('-s, --service <name>', 'only this service')
    .option('--out <folder>', 'folder of the packages, with one for each platform (default: build/charts)')
    .option('--push <oci>', 'push by helm to oci://host/path/<platform>/<chart>; helm registry login gives it rights')
    .option('--plain-http', 'push without TLS', false)
    .option('--sign', 'sign by cosign what is pushed; words after -- are options of cosign sign', false)
    .action(async (words: readonly string[], options: Options) => {
      demandFitting(options, words);
      const { directory, platform, service, out, push, plainHttp, sign } = options;
      const publish = await loadPublish();
      const charts = publish({
        ...{ root: directory, platform, service, out },
        ...(push && { registry: { url: push, plainHttp } }),
        ...(sign && { signing: words }),
      });
      if (charts.length === 0) throw new UsageError(nothingFound(options));
      finish(options, setting, { data: { charts }, text: () => describe(charts) });
    });
}

/** Throws where options do not fit together. */
function demandFitting({ push, plainHttp, sign }: Options, words: readonly string[]): void {
  const complaint = [
    words.length > 0 && !sign && `expected options, got ${words.join(' ')}; words after -- are for cosign, with --sign`,
    push === undefined && (sign || plainHttp) && `expected --push with ${sign ? '--sign' : '--plain-http'}, got none`,
    push !== undefined && !registryForm.test(push) && `--push: expected oci://host/path, got ${push}`,
  ].find(Boolean);
  if (complaint) throw new UsageError(complaint);
}

function nothingFound({ directory, platform, service }: CommonOptions & Filters): string {
  const chosen = [platform, service].filter(Boolean).join('/');
  return `${directory}: expected charts in dist/helm${chosen && ` for ${chosen}`}, got none; set helm.charts in platform.yaml, and run strata synth`;
}

function describe(charts: readonly Published[]): string {
  const rows = charts.map(({ name, version, digest, file, reference, manifest }) => [
    ...[name, version, digest],
    reference ? `${reference}@${manifest}` : file,
  ]);
  return table(['CHART', 'VERSION', 'DIGEST', 'WHERE'], rows);
}
