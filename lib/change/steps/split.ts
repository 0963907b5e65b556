import type { ChangeReport } from '../change-report';
import { irreversibleIn } from './irreversible';
import type { Plan } from './step';

/** Keys that another pull request should change later: those that remove data, where other keys change too. */
export function splitOf({ changes, causes }: ChangeReport): Plan['split'] {
  const removing = new Set(
    changes
      .filter(({ action, impacts }) => action === 'delete' && irreversibleIn({ impacts }))
      .flatMap((one) => one.causes),
  );
  const others = causes.filter(({ id }) => !removing.has(id) && changes.some((one) => one.causes.includes(id)));
  if (removing.size === 0 || others.length === 0) return undefined;
  return {
    later: [...removing],
    reason: 'they remove data: merge the rest first, see that it works, and remove then',
  };
}
