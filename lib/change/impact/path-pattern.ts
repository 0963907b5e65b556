import type { FieldPath } from '../diff/object-change';

/** A pattern of field paths, split into one test for each key. */
export interface PathPattern {
  readonly text: string;
  readonly keys: readonly ((key: string) => boolean)[];
}

const pieces = /'([^']*)'|\[([^[\]]*)\]|[^.[\]']+/g;

/**
 * A pattern of paths, such as `spec.template.spec.containers[*].image`: keys are separated by dots, `*` stands for any key and
 * `[*]` for any element of a list, `[app]` for one of them; a key with dots stands between quotes: `metadata.labels.'a.b/c'`.
 */
export function pathPattern(text: string): PathPattern {
  const keys = [...text.matchAll(pieces)].map(([piece, quoted, element]) => {
    if (quoted !== undefined) return (key: string) => key === quoted;
    if (element === '*') return isElement;
    return piece === '*' ? (key: string) => !isElement(key) : (key: string) => key === piece;
  });
  return { text, keys };
}

/** Whether a key is that of an element of a list. */
export function isElement(key: string): boolean {
  return key.startsWith('[') && key.endsWith(']');
}

/** Whether a path is the one of a pattern. */
export function pathMatches(pattern: PathPattern, path: FieldPath): boolean {
  return path.length === pattern.keys.length && isWithin(pattern, path);
}

/** Whether a path is the one of a pattern, or below it. */
export function isWithin({ keys }: PathPattern, path: FieldPath): boolean {
  return path.length >= keys.length && keys.every((matches, index) => matches(path[index]!));
}

/** A path for a person: `spec.template.spec.containers[app].image`. */
export function pathText(path: FieldPath): string {
  return path.reduce((text, key) => {
    if (isElement(key)) return text + key;
    const word = /[.[\]']/.test(key) ? `'${key}'` : key;
    return text === '' ? word : `${text}.${word}`;
  }, '');
}

/** Longest path that all of them begin with; undefined where that is the object as a whole. */
export function commonPath(paths: readonly FieldPath[]): FieldPath | undefined {
  const [first = [], ...rest] = paths;
  const differs = first.findIndex((key, index) => rest.some((path) => path[index] !== key));
  const common = differs < 0 ? first : first.slice(0, differs);
  return common.length > 0 ? common : undefined;
}
