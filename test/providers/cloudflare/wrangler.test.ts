import { parse } from 'smol-toml';
import type { Binding } from '../../../lib/model/binding';
import type { WorkerOptions } from '../../../lib/model/kinds/worker';
import type { StackUnit } from '../../../lib/model/unit';
import { wrangler } from '../../../lib/providers/cloudflare/wrangler';
import { variants } from '../options';

const plain = {
  cloud: 'cloudflare',
  access: 'readWrite',
  default: true,
  generation: 1,
  extras: {},
  native: {},
  values: {},
};
const queue = (name: string, access: string, deadLetterAfter?: number) => ({
  ...plain,
  kind: 'queue',
  name,
  access,
  physicalName: `shop-${name}`,
  options: { ...variants.queue[0]!, deadLetterAfter },
});

function written(own: Partial<WorkerOptions>, others: readonly object[] = [], native = {}) {
  const options = { ...variants.worker[0]!, ...own };
  const worker = { ...plain, kind: 'worker', name: 'worker', physicalName: 'shop-worker', options, native };
  const bindings = [worker, ...others] as unknown as Binding[];
  const unit = { bindings, sites: { cloudflare: { account: 'abc', region: 'auto' } } } as unknown as StackUnit;
  const [file] = wrangler(unit);
  return { text: file!.text, name: file!.name, value: parse(file!.text) };
}

test('a Worker with only code is deployed under its name, without routes and without earlier crons', () => {
  const { name, value } = written({});
  expect(name).toBe('wrangler.toml');
  expect(value).toEqual({
    name: 'shop-worker',
    account_id: 'abc',
    main: 'src/index.ts',
    compatibility_date: '2025-09-01',
    compatibility_flags: [],
    workers_dev: false,
    preview_urls: false,
    observability: { enabled: true, head_sampling_rate: 1 },
    triggers: { crons: [] },
    vars: {},
  });
});

test('it is bound to what stands beside it by physical names', () => {
  const bucket = {
    ...plain,
    kind: 'bucket',
    name: 'files',
    physicalName: 'shop-files',
    native: { jurisdiction: 'eu' },
  };
  const { value } = written(
    {
      buckets: { FILES: 'files' },
      queues: { OUT: 'out', IN: 'in' },
      stores: { CACHE: { id: 'a'.repeat(32), existing: false }, NEW: { existing: false } },
      services: { AUTH: 'shop-auth-worker' },
      models: 'AI',
      crons: ['0 3 * * *'],
    },
    [bucket, queue('out', 'write'), queue('in', 'read', 4)],
  );
  expect(value).toMatchObject({
    r2_buckets: [{ binding: 'FILES', bucket_name: 'shop-files', jurisdiction: 'eu' }],
    kv_namespaces: [{ binding: 'CACHE', id: 'a'.repeat(32) }],
    services: [{ binding: 'AUTH', service: 'shop-auth-worker' }],
    ai: { binding: 'AI' },
    triggers: { crons: ['0 3 * * *'] },
    queues: {
      producers: [{ binding: 'OUT', queue: 'shop-out' }],
      consumers: [
        {
          queue: 'shop-in',
          max_batch_size: 10,
          max_batch_timeout: 5,
          retry_delay: 0,
          max_retries: 4,
          dead_letter_queue: 'shop-in-dead',
        },
      ],
    },
  });
});

test('every text of a spec is text to the reader of the file', () => {
  const hostile = '"\n[vars]\nSTOLEN = "1"\n# \'\'\' """ \\ ${file("/etc/passwd")} \u2028\u0000\u007f';
  const { value } = written({ variables: { A: hostile } });
  expect(value.vars).toEqual({ A: hostile });
  expect(Object.keys(value)).not.toContain('STOLEN');
});

test('a secret is named for people, and never stands in it', () => {
  const { text, value } = written({ secrets: ['API_KEY'] });
  expect(text).toContain('#   npx wrangler secret put API_KEY --config <this file>\n');
  expect(JSON.stringify(value)).not.toContain('API_KEY');
});

test('a backing that is not beside it is a mistake of the program', () => {
  expect(() => written({ buckets: { FILES: 'files' } })).toThrow('files: no such bucket beside the Worker');
});
