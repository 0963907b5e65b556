import type { Source } from '../../lib/spec/load';
import type * as Parsing from '../../lib/spec/parse';

/** Parsing that reads one text by one schema once: of a shop's files, a case changes one. */
export function parseOnce({ parse, ...rest }: typeof Parsing): typeof Parsing {
  const known = new WeakMap<object, Map<string, unknown>>();
  const once = (schema: Parameters<typeof parse>[0], source: Source) => {
    const texts = known.get(schema) ?? new Map<string, unknown>();
    known.set(schema, texts);
    const key = `${source.name} ${source.file}\n${source.text}`;
    if (!texts.has(key)) texts.set(key, parse(schema, source));
    return texts.get(key);
  };
  return { ...rest, parse: once as typeof parse };
}
