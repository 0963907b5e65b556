import type { StackUnit } from '../../model/unit';

/** Labels that select the pods of one backing and of nothing else, whatever services are called. */
export function selector(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}

/** Labels of everything that belongs to one backing. */
export function labels(name: string, component: string, { context }: StackUnit): Record<string, string> {
  return {
    ...selector(name),
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': context.platform,
    'app.kubernetes.io/managed-by': 'strata',
  };
}
