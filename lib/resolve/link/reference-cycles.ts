import type { Values } from '../../model/binding';
import { references } from '../../model/references';

/** Reference cycles of variables, each from its first variable back to it. */
export function referenceCycles(values: Values): string[][] {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[][] => {
    const start = path.indexOf(name);
    if (start >= 0) return [[...path.slice(start), name]];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!value || done.has(name)) return [];
    const found = 'template' in value ? references(value.template).flatMap((next) => visit(next, [...path, name])) : [];
    done.add(name);
    return found;
  };
  return Object.keys(values).flatMap((name) => visit(name, []));
}
