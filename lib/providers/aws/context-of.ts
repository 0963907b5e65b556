import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Aws } from './context';

/** The AWS context of a construct's stack. */
export function contextOf(construct: IConstruct): Aws {
  return TerraformStack.of(construct).node.findChild('Aws') as Aws;
}
