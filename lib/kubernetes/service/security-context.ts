import type { SecurityContext } from '../../model/parts/security';
import type { Spelled } from '../kinds';

/** Security context of a pod. */
export function podSecurity(context: SecurityContext): Spelled {
  const { runAsNonRoot, runAsUser, runAsGroup, fsGroup, seccompProfile } = context;
  return {
    runAsNonRoot,
    runAsUser,
    runAsGroup,
    fsGroup,
    // Otherwise ownership of every file of a volume would be changed at every start.
    fsGroupChangePolicy: fsGroup === undefined ? undefined : 'OnRootMismatch',
    seccompProfile: { type: seccompProfile },
  };
}

/** Security context of the main container. */
export function mainSecurity(context: SecurityContext): Spelled {
  const { privileged, allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities } = context;
  return {
    allowPrivilegeEscalation,
    readOnlyRootFilesystem,
    capabilities: {
      drop: [...capabilities.drop],
      ...(capabilities.add.length > 0 && { add: [...capabilities.add] }),
    },
    ...(privileged && { privileged }),
  };
}

/** Security context of init containers and sidecars, without privileges of the main container. */
export function companionSecurity({ readOnlyRootFilesystem }: SecurityContext): Spelled {
  return { allowPrivilegeEscalation: false, readOnlyRootFilesystem, capabilities: { drop: ['ALL'] } };
}
