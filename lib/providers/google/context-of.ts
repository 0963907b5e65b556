import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Google } from './context';

/** The Google Cloud context of a construct's stack. */
export function contextOf(construct: IConstruct): Google {
  return TerraformStack.of(construct).node.findChild('Google') as Google;
}
