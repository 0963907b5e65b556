import { TerraformStack } from 'cdktf';
import type { Artifact } from '../model/artifact';

/** A stack as plain data; `App.synth()` would write them, all at once. */
export function renderStack(stack: TerraformStack, source: string): Artifact {
  // Resolving cross-stack references takes a third of the time, and a single stack has none.
  if (stack.node.root.node.findAll().some((one) => one !== stack && TerraformStack.isStack(one))) stack.prepareStack();
  stack.runAllValidations();
  return { path: `stacks/${stack.node.id}/cdk.tf.json`, body: stack.toTerraform(), source };
}
