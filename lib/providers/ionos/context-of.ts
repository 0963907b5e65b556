import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Ionos } from './context';

/** The IONOS context of a construct's stack. */
export function contextOf(construct: IConstruct): Ionos {
  return TerraformStack.of(construct).node.findChild('Ionos') as Ionos;
}
