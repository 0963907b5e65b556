import { workloadOf } from '../workload-type';
import type { Image, Workload } from '../../../model/parts/workload';
import type { SettleContext } from '../context';

/** A workload without a container. */
const none: Image = { reference: '', version: '', pullPolicy: 'IfNotPresent', pullSecrets: [] };

/** Image and process of a service. */
export function settleWorkload(context: SettleContext): Workload {
  const { command, args, schedule, timeZone } = context.settings.service ?? {};
  const { type, scheduled, inCluster } = workloadOf(context.settings);
  const { name } = context.settings.service ?? {};
  if (name !== undefined && name !== context.name)
    context.report('E349', ['service', 'name'], `expected ${context.name} as in metadata.name, got ${name}`);
  if (scheduled && !schedule)
    context.report('E301', ['service', 'schedule'], 'expected a schedule for a cron, got none');
  if (!scheduled && schedule)
    context.report('E301', ['service', 'schedule'], `expected no schedule for a service of type ${type}`);
  return {
    type,
    image: inCluster ? settleImage(context, context.settings.service?.image, ['service', 'image']) : none,
    command,
    args,
    schedule,
    timeZone,
  };
}

type ImageSpec = NonNullable<NonNullable<SettleContext['settings']['service']>['image']>;

/** A complete image: by default in the platform's registry, with the name of the service as repository. */
export function settleImage(
  { name, platform, report }: SettleContext,
  image: ImageSpec | undefined,
  path: readonly string[],
): Image {
  const {
    registry,
    repository,
    tag,
    digest,
    pullPolicy = 'IfNotPresent',
    pullSecrets = [],
  } = (image ?? {}) as Partial<{
    registry: string;
    repository: string;
    tag: string;
    digest: string;
    pullPolicy: Image['pullPolicy'];
    pullSecrets: readonly string[];
  }>;
  if (registry && repository && namesRegistry(repository))
    report(
      'E206',
      [...path, 'repository'],
      `expected a repository without a registry beside ${registry}, got ${repository}`,
    );
  const folder = registry?.replace(/\/$/, '') ?? (namesRegistry(repository ?? '') ? undefined : platform.registry);
  const whole = [folder, repository ?? name].filter(Boolean).join('/');
  if (whole.length > 255) report('E206', path, `expected an image name of at most 255 characters, got ${whole.length}`);
  if (!tag && !digest) report('E302', path, `expected a tag or a digest of ${whole} in this environment, got none`);
  if (tag === 'latest' && !digest) report('W201', path, 'the tag latest is mutable; emitted as it is');
  const reference = whole + (digest ? `@${digest}` : `:${tag ?? 'missing'}`);
  return { reference, version: tag ?? digest?.slice(7, 19) ?? 'missing', pullPolicy, pullSecrets };
}

/** Whether a name starts with a registry, by the rule of container runtimes. @see https://pkg.go.dev/github.com/distribution/reference */
function namesRegistry(repository: string): boolean {
  const [first, ...rest] = repository.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first!);
}
