import type { SecurityContext } from '../../model/parts/security';
import type { Spelled } from '../kinds';

/** What all containers of a pod share. */
export function podSecurity(context: SecurityContext): Spelled {
  const { runAsNonRoot, runAsUser, runAsGroup, fsGroup, seccompProfile } = context;
  return {
    runAsNonRoot,
    runAsUser,
    runAsGroup,
    fsGroup,
    // A large volume would be walked file by file at every start.
    fsGroupChangePolicy: fsGroup === undefined ? undefined : 'OnRootMismatch',
    seccompProfile: { type: seccompProfile },
  };
}

/** How the main container is confined. */
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

/** How containers beside it are: a privilege that the main container needs is not theirs. */
export function companionSecurity({ readOnlyRootFilesystem }: SecurityContext): Spelled {
  return { allowPrivilegeEscalation: false, readOnlyRootFilesystem, capabilities: { drop: ['ALL'] } };
}
