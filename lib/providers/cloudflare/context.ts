import { DataCloudflareZone } from '@cdktf/provider-cloudflare/lib/data-cloudflare-zone';
import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider';
import type { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';
import { type CloudflareContext, contextOf } from './context-of';

/** One Cloudflare account, for every construct of a stack. Its token comes from the environment of who applies it. */
export class Cloudflare extends Construct implements CloudflareContext {
  static readonly of = contextOf;

  readonly accountId: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;

  constructor(
    scope: Construct,
    readonly unit: StackUnit,
    readonly site: Site,
  ) {
    super(scope, 'Cloudflare');
    this.accountId = site.account;
    this.lifecycle = unit.context.protect ? { preventDestroy: true } : undefined;
    new CloudflareProvider(this, 'Provider', {});
  }

  /** Id of a domain of the account, looked up once. */
  zoneId(name: string): string {
    const id = `Zone-${name}`;
    const found = this.node.tryFindChild(id) as DataCloudflareZone | undefined;
    const zone = found ?? new DataCloudflareZone(this, id, { filter: { name, account: { id: this.accountId } } });
    return zone.zoneId;
  }
}
