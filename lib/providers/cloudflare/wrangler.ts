import { stringify } from 'smol-toml';
import type { SideFile } from '../../cloud/cloud';
import type { Binding } from '../../model/binding';
import type { StackUnit } from '../../model/unit';
import { deadLetterName } from './dead-letter-name';
import { facts } from './facts';

/**
 * Configuration of `wrangler deploy` for each Worker of a stack, without routes, stores and queues, which Terraform manages.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/
 */
export function wrangler({ bindings, sites }: StackUnit): SideFile[] {
  return bindings.flatMap((one) =>
    one.kind === 'worker' && !one.existing
      ? [{ name: 'wrangler.toml', text: text(one, bindings, sites[one.cloud]!.account) }]
      : [],
  );
}

function text(worker: Binding<'worker'>, bindings: readonly Binding[], accountId: string): string {
  const { options } = worker;
  const { logs, logSamplePercent } = facts.kinds.worker.options.parse(worker.native);
  const body = stringify({
    name: worker.physicalName,
    account_id: accountId,
    main: options.main,
    compatibility_date: options.compatibilityDate,
    compatibility_flags: [...options.compatibilityFlags],
    workers_dev: false,
    preview_urls: false,
    observability: { enabled: logs, head_sampling_rate: logSamplePercent / 100 },
    triggers: { crons: [...options.crons] },
    vars: { ...options.variables },
    ...bound(options, bindings),
  });
  const secrets = options.secrets.map((name) => `#   npx wrangler secret put ${name} --config <this file>\n`);
  return [
    '# In the folder of the Worker’s code:\n',
    `#   npx wrangler deploy ${options.main} --config <this file>\n`,
    ...secrets,
    body,
  ].join('');
}

type Options = Binding<'worker'>['options'];

function bound({ buckets, queues, stores, services, models }: Options, bindings: readonly Binding[]): object {
  const named = (kind: Binding['kind'], name: string) => {
    const found = bindings.find((one) => one.kind === kind && one.name === name);
    if (!found) throw new Error(`${name}: no such ${kind} beside the Worker`);
    return found;
  };
  const all = Object.entries(queues).map(([binding, name]) => ({
    binding,
    queue: named('queue', name) as Binding<'queue'>,
  }));
  const consumers = all.filter(({ queue }) => queue.access !== 'write').map(({ queue }) => consumer(queue));
  const producers = all
    .filter(({ queue }) => queue.access !== 'read')
    .map(({ binding, queue }) => ({ binding, queue: queue.physicalName }));
  return filled({
    r2_buckets: Object.entries(buckets).map(([binding, name]) => bucket(binding, named('bucket', name))),
    kv_namespaces: Object.entries(stores).flatMap(([binding, { id }]) => (id ? [{ binding, id }] : [])),
    services: Object.entries(services).map(([binding, service]) => ({ binding, service })),
    queues: all.length ? filled({ producers, consumers }) : undefined,
    ai: models ? { binding: models } : undefined,
  });
}

function bucket(binding: string, { physicalName, native }: Binding): object {
  const { jurisdiction } = facts.kinds.bucket.options.parse(native);
  return { binding, bucket_name: physicalName, ...(jurisdiction ? { jurisdiction } : {}) };
}

function consumer({ physicalName, options: { deadLetterAfter }, native }: Binding<'queue'>): object {
  const { batchSize, concurrency, batchTimeoutSeconds, retryDelaySeconds } = facts.kinds.queue.options.parse(native);
  return {
    queue: physicalName,
    max_batch_size: batchSize,
    ...(concurrency === undefined ? {} : { max_concurrency: concurrency }),
    max_batch_timeout: batchTimeoutSeconds,
    retry_delay: retryDelaySeconds,
    ...(deadLetterAfter === undefined
      ? {}
      : { max_retries: deadLetterAfter, dead_letter_queue: deadLetterName(physicalName) }),
  };
}

/** Without lists that hold nothing. */
function filled(tables: Readonly<Record<string, object | undefined>>): object {
  return Object.fromEntries(
    Object.entries(tables).filter(([, table]) => table && (!Array.isArray(table) || table.length > 0)),
  );
}
