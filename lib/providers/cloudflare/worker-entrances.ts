import { DnsRecord } from '@cdktf/provider-cloudflare/lib/dns-record';
import { WorkersCustomDomain } from '@cdktf/provider-cloudflare/lib/workers-custom-domain';
import { WorkersRoute } from '@cdktf/provider-cloudflare/lib/workers-route';
import { Construct } from 'constructs';
import type { WorkerOptions } from '../../model/kinds/worker';
import { contextOf } from './context-of';

interface WorkerEntrancesProps extends Pick<WorkerOptions, 'routes' | 'domain'> {
  /** Name of the Worker. */
  readonly worker: string;
}

/** Where no machine stands: only Cloudflare's proxy answers. @see https://developers.cloudflare.com/workers/configuration/routing/routes/ */
const nowhere = { type: 'AAAA', content: '100::', ttl: 1, proxied: true } as const;

/** Routes and custom domain of a Worker. */
export class WorkerEntrances extends Construct {
  constructor(scope: Construct, id: string, { worker, routes, domain }: WorkerEntrancesProps) {
    super(scope, id);
    const context = contextOf(this);
    for (const { pattern, zone } of routes)
      new WorkersRoute(this, `Route-${pattern}`, { zoneId: context.zoneId(zone), pattern, script: worker });

    const recorded = routes.filter(({ record }) => record).map(({ pattern, zone }) => [hostOf(pattern), zone] as const);
    for (const [name, zone] of new Map(recorded))
      new DnsRecord(this, `Record-${name}`, { ...nowhere, zoneId: context.zoneId(zone), name });

    if (!domain) return;
    new WorkersCustomDomain(this, 'Domain', {
      accountId: context.accountId,
      zoneId: context.zoneId(domain.zone),
      hostname: domain.host,
      service: worker,
    });
  }
}

function hostOf(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('/'));
}
