import { z } from 'zod';
import { bytes, filePath, key, label, text } from './scalars';

/** A volume, and where the service sees it. */
export const volume = z.strictObject({
  name: label,
  mountPath: filePath.optional().describe('Where the main container sees it'),
  subPath: text
    .regex(/^(?!\/)(?!.*\.\.)/)
    .optional()
    .describe('Folder or file of the volume'),
  readOnly: z.boolean().optional(),
  type: z
    .enum(['emptyDir', 'ephemeral', 'claim', 'claimTemplate', 'secret', 'configMap'])
    .optional()
    .describe(
      'emptyDir; ephemeral: a claim a pod; claim: outlives the pods; claimTemplate: one a pod of a stateful service; default: claim with size, else emptyDir',
    ),
  size: bytes.optional(),
  storageClass: label.optional().describe('Neutral name: standard, fast, shared'),
  accessMode: z
    .enum(['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'])
    .optional()
    .describe('Default ReadWriteOnce'),
  existing: label.optional().describe('Claim, Secret or ConfigMap of this name'),
  claimName: label.optional().describe('Name of the claim; default <service>-<volume>'),
  medium: z.enum(['Memory']).optional().describe('Memory: an emptyDir in memory'),
  items: z.record(key, text).optional().describe('Key of the Secret or ConfigMap -> file'),
});

/** Volumes: a list, or by name. */
export const volumes = z.array(volume);
