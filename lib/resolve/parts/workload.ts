import type { Image, Workload } from '../../model/parts/workload';
import type { Asked } from '../asked';

/** Of code that runs in no container. */
const none: Image = { reference: '', version: '', pullPolicy: 'IfNotPresent', pullSecrets: [] };

/** The process of a service, and the image it runs in. */
export function settleWorkload(asked: Asked): Workload {
  const { type = 'api', command, args, schedule, timeZone } = asked.settings.service ?? {};
  const { name } = asked.settings.service ?? {};
  if (name !== undefined && name !== asked.name)
    asked.report('E349', ['service', 'name'], `expected ${asked.name} as metadata.name has it, got ${name}`);
  if (type === 'cron' && !schedule)
    asked.report('E301', ['service', 'schedule'], 'expected a schedule for a cron, got none');
  if (type !== 'cron' && schedule)
    asked.report('E301', ['service', 'schedule'], `expected no schedule for a service of type ${type}`);
  return {
    type,
    image: type === 'edge' ? none : settleImage(asked, asked.settings.service?.image, ['service', 'image']),
    command,
    args,
    schedule,
    timeZone,
  };
}

type ImageSpec = NonNullable<NonNullable<Asked['settings']['service']>['image']>;

/** A complete image; without a repository it is `<platform registry>/<service>`. */
export function settleImage(
  { name, platform, report }: Asked,
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
  const folder = registry ?? (repository ? undefined : platform.registry);
  const whole = [folder, repository ?? name].filter(Boolean).join('/');
  if (!tag && !digest) report('E302', path, `expected a tag or a digest of ${whole} in this environment, got none`);
  if (tag === 'latest' && !digest) report('W201', path, 'latest moves under a running service; emitted as it is');
  const reference = whole + (digest ? `@${digest}` : `:${tag ?? 'missing'}`);
  return { reference, version: tag ?? digest?.slice(7, 19) ?? 'missing', pullPolicy, pullSecrets };
}
