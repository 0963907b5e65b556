import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Azure } from './context';

/** The Azure context of a construct's stack. */
export function contextOf(construct: IConstruct): Azure {
  return TerraformStack.of(construct).node.findChild('Azure') as Azure;
}
