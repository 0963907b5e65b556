import { z } from 'zod';
import { also, annotations, label, labels, noEffectYet, text, version } from './scalars';

/** Who a service is, and whose. */
export const metadata = z.strictObject({
  name: label.describe('Name of the service; its folder bears the same'),
  namespace: label.optional().describe('Kubernetes namespace; default <platform>-<environment>'),
  team: text.optional().describe('Team that owns it; becomes the tag Team'),
  owner: text.optional().describe('Address of its owner; becomes the tag Owner'),
  version: version.optional().describe('Version of this description; an annotation'),
  description: text.optional().describe('What it is for; an annotation'),
  displayName: also(['title'], text).optional().describe('Name for people; an annotation'),
  labels: labels.optional().describe('Labels on every Kubernetes object of the service'),
  annotations: annotations.optional().describe('Annotations on every Kubernetes object of the service'),
  previousName: noEffectYet(label.optional()).describe('Name that it had before, for a rename without loss'),
  lifecycle: noEffectYet(z.enum(['active', 'retired']).optional()).describe(
    'retired: keep the data, remove the workload',
  ),
});
