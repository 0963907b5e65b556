import type { Catalogue } from '../catalogue/catalogue';
import { expected } from '../../spec/hints';
import { checkSelectors } from '../promql/check';
import type { Expression } from '../promql/expression';
import { type Fault, parsePromql } from '../promql/parse';
import { scoped } from '../promql/scope';
import { type Subject, targetOf } from '../subject';
import { shortForm } from './short-form';

/** Sources whose series many services expose alike. */
export const ownSources = new Set(['custom', 'http_server', 'targets', 'processes']);

const comparisons = new Set(['>', '<', '>=', '<=', '==', '!=']);

/** The condition of an alert, as its author wrote it, as PromQL of that service alone. */
export function readCondition(
  text: string,
  subject: Subject,
  catalogue: Catalogue,
): { readonly expr?: string; readonly faults: readonly Fault[] } {
  const short = shortForm(text, subject);
  if (short) return 'expr' in short ? { expr: short.expr, faults: [] } : { faults: [{ at: 0, message: short.fault }] };
  const { value, faults } = parsePromql(text);
  if (!value)
    return {
      faults: faults.map(({ at, message }) => ({
        at,
        message: expected(message, text.trim() || 'nothing', remedy(text)),
      })),
    };
  const wrong = checkSelectors(value, catalogue);
  if (wrong.length) return { faults: wrong };
  if (!decides(value))
    return {
      faults: [
        {
          at: 0,
          message: expected('a comparison, such as > 0.05', text, 'without one it fires whatever the value is'),
        },
      ],
    };
  return { expr: scoped(text.trim(), value, targetOf(subject), catalogue, ownSources), faults: [] };
}

function remedy(text: string): string | undefined {
  return /\bper\b/.test(text) ? 'divide one rate by the other: rate(a[5m]) / rate(b[5m]) > 0.1' : undefined;
}

/** Whether a condition can be false. */
function decides(expression: Expression): boolean {
  if (expression.kind === 'call') return expression.name === 'absent' || expression.name === 'absent_over_time';
  if (expression.kind !== 'binary') return false;
  if (comparisons.has(expression.op)) return !expression.bool;
  if (expression.op === 'or') return decides(expression.left) && decides(expression.right);
  return ['and', 'unless'].includes(expression.op) ? true : decides(expression.left) || decides(expression.right);
}
