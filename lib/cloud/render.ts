import type { TerraformStack } from 'cdktf';
import type { Artifact } from '../model/artifact';

/** A stack as plain data; `App.synth()` would write them, all at once. */
export function renderStack(stack: TerraformStack, source: string): Artifact {
  stack.prepareStack();
  stack.runAllValidations();
  return { path: `stacks/${stack.node.id}/cdk.tf.json`, body: stack.toTerraform(), source };
}
