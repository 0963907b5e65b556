import { z } from 'zod';
import { also, annotations, label, labels, noEffectYet, text, version } from './scalars';

/** Name and owner of a service. */
export const metadata = z.strictObject({
  name: label.describe('Name of the service; the same as its folder'),
  namespace: label.optional().describe('Kubernetes namespace; default <platform>-<environment>'),
  team: text.optional().describe('Team that owns it; becomes the tag Team'),
  owner: text.optional().describe('Address of its owner; becomes the tag Owner'),
  version: version.optional().describe('Version of this spec; becomes an annotation'),
  description: text.optional().describe('Description; becomes an annotation'),
  displayName: also(['title'], text).optional().describe('Display name; becomes an annotation'),
  labels: labels.optional().describe('Labels on every Kubernetes object of the service'),
  annotations: annotations.optional().describe('Annotations on every Kubernetes object of the service'),
  previousName: noEffectYet(label.optional()).describe('Previous name, to rename without losing data'),
  lifecycle: noEffectYet(z.enum(['active', 'retired']).optional()).describe(
    'retired: keep the data, remove the workload',
  ),
});
