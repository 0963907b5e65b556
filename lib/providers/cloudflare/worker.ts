import { Worker as Resource } from '@cdktf/provider-cloudflare/lib/worker';
import { WorkersKvNamespace } from '@cdktf/provider-cloudflare/lib/workers-kv-namespace';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Defined } from '../../cloud/cloud';
import type { Connection } from '../../cloud/connection';
import type { WorkerOptions } from '../../model/kinds/worker';
import { contextOf } from './context-of';
import { facts } from './facts';
import { WorkerEntrances } from './worker-entrances';

/**
 * A Worker with its stores and routes. Its code, bindings, crons and consumers come with
 * `wrangler deploy`, by the `wrangler.toml` beside the stack; settings that both have are equal.
 */
export class CloudflareWorker extends Construct implements Connection<'worker'> {
  readonly outputs = {};
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name, native, stores, routes, domain }: WorkerOptions & Defined) {
    super(scope, id);
    const { accountId, lifecycle } = contextOf(this);
    const { logs, logSamplePercent } = facts.kinds.worker.options.parse(native);
    const worker = new Resource(this, 'Resource', {
      accountId,
      name,
      observability: { enabled: logs, headSamplingRate: logSamplePercent / 100 },
      subdomain: { enabled: false, previewsEnabled: false },
      // Deploying puts tags of its own.
      lifecycle: { ...lifecycle, ignoreChanges: ['tags'] },
    });

    for (const [binding, { existing }] of Object.entries(stores)) {
      if (existing) continue;
      const title = `${name}-${binding}`;
      const store = new WorkersKvNamespace(this, `Store-${binding}`, { accountId, title, lifecycle });
      // For the spec, where wrangler.toml takes it from.
      new TerraformOutput(this, `Store-${binding}-Id`, { value: store.id }).overrideLogicalId(`kv_${binding}`);
    }
    new WorkerEntrances(this, 'Entrances', { worker: worker.name, routes, domain });
  }
}
