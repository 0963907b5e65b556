import { type TerraformResourceLifecycle, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Site, StackUnit } from '../../model/unit';

/** What every construct of a stack finds of its Cloudflare account. */
export interface CloudflareContext extends Construct {
  readonly unit: StackUnit;
  readonly site: Site;
  readonly accountId: string;
  /** For what holds data: a plan that would destroy it fails. */
  readonly lifecycle?: TerraformResourceLifecycle;
  /** Id of a domain of the account, looked up once. */
  zoneId(name: string): string;
}

/** The Cloudflare context of a construct's stack. */
export function contextOf(construct: IConstruct): CloudflareContext {
  return TerraformStack.of(construct).node.findChild('Cloudflare') as CloudflareContext;
}
