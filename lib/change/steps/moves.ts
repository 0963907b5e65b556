import type { Consequential } from '../change-report';
import { impactsOf } from '../impact/impacts-of';
import { terraform } from './commands';
import type { Words } from './step';

/** Consequences that a moved state does not spare. */
const remaking: ReadonlySet<string> = new Set(['replacement', 'data-loss', 'refused']);

/** Whether a resource with another address in the same stack stays as it is when its state moves there. */
export function isMovable(change: Consequential): boolean {
  const { action, oldFile, type } = change;
  if (action !== 'rename' || oldFile !== undefined || !/^[a-z0-9]+_/.test(type)) return false;
  const alone = { before: [], after: [], changes: [] };
  const impacts = change.fields.length > 0 ? impactsOf({ ...change, action: 'update' }, alone) : [];
  return !impacts.some(({ consequence }) => remaking.has(consequence));
}

/** Commands that move the state of such resources. */
export function moves(stack: string, changes: readonly Consequential[]): Words[] {
  const moved = changes.filter(isMovable).map(({ oldName, name }) => terraform(stack, 'state', 'mv', oldName!, name));
  return moved.length > 0 ? [terraform(stack, 'init', '-input=false'), ...moved] : [];
}
