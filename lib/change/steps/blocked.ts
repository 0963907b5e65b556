import type { Consequential } from '../change-report';
import { shownType } from '../report/shown';
import type { Draft } from './step';

/** Changes that Terraform or the cloud would refuse: each must be made possible before anything else. */
export function blockedSteps(changes: readonly Consequential[]): Draft[] {
  return changes
    .filter(({ layer }) => layer === 'terraform')
    .flatMap((change) =>
      change.impacts
        .filter(({ consequence }) => consequence === 'refused')
        .map(({ reason }) => ({
          type: 'blocked' as const,
          title: `Make the change of ${shownType(change)} ${change.name} possible`,
          reason,
          environment: change.environment,
          commands: [],
          checks: [{ what: `strata diff no longer says refused of ${change.name}` }],
        })),
    );
}
