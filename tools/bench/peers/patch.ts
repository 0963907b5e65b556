import { type Data, form, isRecord } from '../objects';

/** An operation of a JSON patch. @see https://www.rfc-editor.org/rfc/rfc6902 */
export type Operation = { readonly op: 'add' | 'replace' | 'remove'; readonly path: string; readonly value?: Data };

/** What makes one object of another; lists that differ are replaced as a whole. */
export function patch(from: Data, to: Data, path = ''): Operation[] {
  if (form(from) === form(to)) return [];
  if (!isRecord(from) || !isRecord(to)) return [{ op: 'replace', path, value: to }];
  const at = (key: string) => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const removed = Object.keys(from).filter((key) => !(key in to));
  return [
    ...removed.map((key): Operation => ({ op: 'remove', path: at(key) })),
    ...Object.entries(to).flatMap(([key, value]): Operation[] =>
      key in from ? patch(from[key]!, value, at(key)) : [{ op: 'add', path: at(key), value }],
    ),
  ];
}
