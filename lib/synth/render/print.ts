import { extname } from 'node:path';
import { DEFAULT_SCALAR_STYLE_RULES, type DumpOptions, SCALAR_STYLE, type ScalarStyleRule, dump } from 'js-yaml';
import type { Artifact } from '../../model/artifact';
import { headerOf, headerStart } from '../../model/header';
import { isMapping } from '../../model/mapping';
import { plainYaml } from './plain-yaml';

/** Syntax of a generated file. */
export type Format = 'yaml' | 'json' | 'text';

interface Syntax {
  readonly print: (body: object) => string;
  /** The text of a body with a header. */
  readonly withHeader: (body: object, header: string) => string;
  /** Pattern of the header. */
  readonly mark: RegExp;
}

interface Commented {
  readonly '//'?: object;
}

const core = new Set(['str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`));

/**
 * Strings that js-yaml leaves plain, and that another parser reads as a number or as the start of a document: `1e1_0`, `0o1_7`
 * and `-_1` in Go's, `1e400`, `E9` and `.` in JavaScript's, `--- a` in all.
 * @see https://github.com/yaml/go-yaml/blob/v2.4.2/resolve.go
 */
const ambiguous = /^(?:[-+._]*(?:\d[\d_.:xXoObBa-fA-F+-]*|[eE][-+\d]+|)$|---|\.\.\.)/;

const quoteAmbiguous: ScalarStyleRule = (layout) => {
  const { tag, value } = layout.node;
  if (!core.has(tag) || (tag.endsWith(':float') && /inf|nan/i.test(value)))
    throw new Error(`${value} is no JSON value`);
  if (tag.endsWith(':str') && ambiguous.test(value))
    // Only double quotes can escape characters that a parser reads as a line break or refuses.
    layout.style = /^[ -~]*$/.test(value) ? SCALAR_STYLE.SINGLE_QUOTED : SCALAR_STYLE.DOUBLE_QUOTED;
};

/** Options of js-yaml, which define the bytes of all YAML files. */
export const yamlOptions: DumpOptions = {
  noRefs: true,
  lineWidth: -1,
  sortKeys: true,
  scalarStyleRules: [quoteAmbiguous, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
};

/** Comments of YAML and text, of templates of Helm and of Markdown. */
const mark = new RegExp(`^(?:# |\\{\\{/\\* |<!-- )${headerStart} `);

const plain = plainYaml(yamlOptions);
const yaml = (body: object) => plain(body) ?? dump(body, yamlOptions);
const json = (body: object) => `${JSON.stringify(sorted(body), null, 2)}\n`;
const text = (body: object) => (body as { readonly text: string }).text;

const syntaxes: Readonly<Record<Format, Syntax>> = {
  yaml: { print: yaml, withHeader: (body, header) => `# ${header}\n${yaml(body)}`, mark },
  // JSON has no comments; Terraform ignores the key "//".
  json: {
    print: json,
    withHeader: (body, header) => json({ ...body, '//': { ...(body as Commented)['//'], header } }),
    mark: new RegExp(`^(?: {4}"header"| {2}"\\$comment"): "${headerStart} `, 'm'),
  },
  text: { print: text, withHeader: (body, header) => `# ${header}\n${text(body)}`, mark },
};

/** Syntax of a path, by its extension. @default - text, whose body is `{ text }` */
export const formats: Readonly<Record<string, Format>> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' };

/** A body as text that every parser reads as the same values; keys sorted. */
export function print(body: object, format: Format): string {
  return syntaxes[format].print(body);
}

/** The text of an artifact, with the header that names its source. */
export function printArtifact({ path, body, source }: Artifact): string {
  return syntaxes[formatOf(path)].withHeader(body, headerOf(source));
}

/** Whether a file's text has the header of Strata. */
export function isGenerated(path: string, content: string): boolean {
  return syntaxes[formatOf(path)].mark.test(content);
}

function formatOf(path: string): Format {
  return formats[extname(path)] ?? 'text';
}

/** The same data with sorted keys, except objects with `toJSON`. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMapping(value) || 'toJSON' in value) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
