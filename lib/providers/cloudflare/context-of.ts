import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Cloudflare } from './context';

/** The Cloudflare context of a construct's stack. */
export function contextOf(construct: IConstruct): Cloudflare {
  return TerraformStack.of(construct).node.findChild('Cloudflare') as Cloudflare;
}
