import { z } from 'zod';
import { choice } from './forms';
import { also, int32, text } from './scalars';

const capability = text.regex(/^[A-Z][A-Z_]*$/);
const id = z.int().min(0).max(int32);
const seccomp = choice({ RuntimeDefault: 'RuntimeDefault', Unconfined: 'Unconfined' });

/** How a container is confined. */
export const contextParts = {
  runAsNonRoot: z.boolean().describe('false is a relaxation that the namespace must allow'),
  runAsUser: also(['user'], id),
  runAsGroup: also(['group'], id),
  fsGroup: id.describe('Group of mounted volumes'),
  readOnlyRootFilesystem: also(['readOnlyRoot', 'readOnlyRootFileSystem'], z.boolean()),
  allowPrivilegeEscalation: z.boolean(),
  privileged: z.boolean(),
  capabilities: z
    .union([
      z.strictObject({ add: z.array(capability), drop: z.array(capability) }).partial(),
      z.array(capability).transform((add) => ({ add })),
    ])
    .describe('Linux capabilities; all are dropped'),
  seccompProfile: z.union([seccomp, z.strictObject({ type: seccomp }).transform(({ type }) => type)]),
};

/** A context of a container, or of a pod. */
export const securityContext = z.strictObject(contextParts).partial();
