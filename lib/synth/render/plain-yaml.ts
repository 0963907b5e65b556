import { type DumpOptions, dump } from 'js-yaml';

/** Prints a body as js-yaml does; undefined where js-yaml itself is needed. */
export type PlainYaml = (body: object) => string | undefined;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Strings that js-yaml always leaves plain: no reader parses them as a keyword, a number or a time. Others may be plain too. `e1234-5` would be a number.
 */
const plain = /^(?:\.?\/)?(?![eE][-+\d]*$)[A-Za-z][-\w./:@]{4,}\w$/;

/** A literal block that leaves the document open: js-yaml ends it in `...` at the end of a document. */
const openEnded = /(?:^|\n)\n$/;

/** Length from which a key needs the explicit form. @see https://yaml.org/spec/1.2.2/#rule-ns-s-implicit-yaml-key */
const longestKey = 1024;

/** Maximum number of cached texts, and of characters of each: most strings of a fleet repeat. */
const kept = { texts: 10_000, characters: 1024 };

/**
 * A printer that lays out JSON data itself, with an indentation of two and sorted keys, and uses js-yaml for strings that may need quotes. The text of a string depends only on its indentation.
 * @param options - such that collections are laid out so, without references and folding
 */
export function plainYaml(options: DumpOptions): PlainYaml {
  const texts = new Map<string, string>();

  return (body) => {
    const text = isPlainObject(body) ? mapping(body, '\n') : undefined;
    return text && `${text}\n`;
  };

  /** A value whose further lines start with `line`: a line feed and the indentation. */
  function textOf(value: unknown, line: string): string | undefined {
    if (typeof value === 'string') return indented(stringOf(value), line);
    if (typeof value === 'boolean' || value === null) return `${value}`;
    if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? `${value}` : undefined;
    if (Array.isArray(value)) return sequence(value, line);
    return isPlainObject(value) ? mapping(value, line) : undefined;
  }

  function sequence(items: readonly unknown[], line: string): string | undefined {
    const inside = `${line}  `;
    let text = '';
    for (const item of items) {
      const own = textOf(item, inside);
      if (own === undefined) return undefined;
      text += `${text && line}- ${own}`;
    }
    return text || '[]';
  }

  function mapping(values: Mapping, line: string): string | undefined {
    const inside = `${line}  `;
    let text = '';
    for (const key of Object.keys(values).sort()) {
      const name = stringOf(key);
      const own = textOf(values[key], inside);
      if (name === undefined || own === undefined || name.length > longestKey || key.includes('\n')) return undefined;
      text += `${text && line}${name}:${isBlock(values[key], own) ? inside : ' '}${own}`;
    }
    return text || '{}';
  }

  /** A string at the indentation of two. */
  function stringOf(value: string): string | undefined {
    const known = texts.get(value);
    if (known !== undefined) return known;
    if (openEnded.test(value)) return undefined;
    const text = plain.test(value) ? value : dump([value], options).slice(2, -1);
    if (texts.size >= kept.texts) texts.clear();
    if (value.length <= kept.characters) texts.set(value, text);
    return text;
  }
}

/** A string's text, with its lines moved from the indentation of two to that of `line`. */
function indented(text: string | undefined, line: string): string | undefined {
  return text?.includes('\n') ? text.replace(/\n {2}/g, line) : text;
}

function isBlock(value: unknown, text: string): boolean {
  return typeof value === 'object' && value !== null && text !== '{}' && text !== '[]';
}

/** Whether a value is a plain object, which js-yaml prints as a mapping. */
function isPlainObject(value: unknown): value is Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
