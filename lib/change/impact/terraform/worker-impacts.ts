import type { ObjectChange } from '../../diff/object-change';
import type { Impact } from '../impact';

const source = 'https://developers.cloudflare.com/workers/configuration/versions-and-deployments/';

/** Whether a change is one of the configuration that a Worker is deployed by. */
export function isWorkerFile({ type, name }: Pick<ObjectChange, 'type' | 'name'>): boolean {
  return type === 'file' && name.endsWith('/wrangler.toml');
}

/** Fields of the configuration by which Cloudflare knows a Worker. */
const identity: ReadonlySet<string> = new Set(['name', 'account_id']);

/** What the next deployment of a Worker does; its file itself changes nothing that runs. */
export function workerImpacts({ name, action, fields }: ObjectChange): readonly Impact[] {
  const rule = 'worker-file';
  if (action === 'create' || action === 'delete') {
    const how = action === 'create' ? 'is new' : 'goes';
    return [{ consequence: 'none', rule, reason: `${name} ${how}: its Worker tells what that does`, source }];
  }
  return fields.map(({ path }) => ({ ...ofField(path[0]!), rule, source, field: path }));
}

function ofField(key: string): Pick<Impact, 'consequence' | 'reason'> {
  return identity.has(key)
    ? {
        consequence: 'replacement',
        reason: `wrangler deploys another Worker, since ${key} changes; the old one keeps its secrets and triggers`,
      }
    : {
        consequence: 'rolling-restart',
        reason: 'the next wrangler deploy replaces the version that runs within seconds; until then nothing changes',
      };
}
