import { type TemplateNode, marks } from './node';

/** Prints plain data as YAML, as the plain tree has it. */
export type PrintYaml = (value: object) => string;

const expressions: readonly (readonly [mark: string, template: (chart: string) => string])[] = [
  [marks.namespace, (chart) => `{{ include "${chart}.namespace" . }}`],
  [marks.environment, () => '{{ .Values.environment }}'],
];

/** One line of a template. */
interface Line {
  /** Columns before it. */
  readonly indent: number;
  readonly text: string;
  /** Columns that a named template or a value is indented by, beyond its own. @default - it prints nothing of more lines */
  readonly block?: number;
}

const line = (text: string, block?: number): Line => ({ indent: 0, text, block });

/** The text of a template from its lines. */
function textOf({ indent, text, block }: Line): string {
  if (text === '') return '';
  return `${' '.repeat(indent)}${block === undefined ? text : `${text} | nindent ${indent + block} }}`}`;
}

/** Prints templates of objects. */
export class NodePrinter {
  constructor(
    private readonly chart: string,
    private readonly yaml: PrintYaml,
  ) {}

  /** The template of an object. */
  print(node: TemplateNode): string {
    return this.lines(node)
      .map((one) => `${textOf(one)}\n`)
      .join('');
  }

  private lines(node: TemplateNode): Line[] {
    if (node.is !== 'map') throw new Error(`expected a mapping, got ${node.is}`);
    return node.entries.flatMap(([key, one]) => this.entry(key, one));
  }

  /** One entry of a mapping. */
  private entry(key: string, node: TemplateNode): Line[] {
    const name = this.key(key);
    switch (node.is) {
      case 'literal':
        return this.literal(`${name}:`, node.value);
      case 'text':
        return this.text(`${name}:`, node.text);
      case 'expression':
        return [line(`${name}: ${node.template}`)];
      case 'map':
        return [line(`${name}:`), ...this.lines(node).map(deeper)];
      case 'list':
        return [line(`${name}:`), ...node.items.flatMap((item) => this.item(item)).map(deeper)];
      case 'include':
        return [line(`{{- ${node.template} | trim`, 0)];
      case 'file':
        return this.file(`${name}:`, node);
      case 'if':
        return [line(`{{- if ${node.condition} }}`), ...this.entry(key, node.node), line('{{- end }}')];
      case 'value':
        return this.value(node, (of) =>
          node.isBlock
            ? [line(`${name}:`), deeper(line(`{{- toYaml ${of}`, 0))]
            : [line(`${name}: {{ toJson ${of} }}`)],
        );
    }
  }

  /** One element of a list. */
  private item(node: TemplateNode): Line[] {
    switch (node.is) {
      case 'literal':
        return this.literal('-', node.value);
      case 'text':
        return this.text('-', node.text);
      case 'expression':
        return [line(`- ${node.template}`)];
      case 'map':
        return dashed(this.lines(node));
      case 'list':
        return dashed(node.items.flatMap((item) => this.item(item)));
      case 'include':
        return [line(`{{- ${node.template} | trim`, 0)];
      case 'file':
        return this.file('-', node);
      case 'if':
        return [line(`{{- if ${node.condition} }}`), ...this.item(node.node), line('{{- end }}')];
      case 'value':
        return this.value(node, (of) => [node.isBlock ? line(`- {{- toYaml ${of}`, 2) : line(`- {{ toJson ${of} }}`)]);
    }
  }

  private value({ path, unless }: Extract<TemplateNode, { is: 'value' }>, print: (of: string) => Line[]): Line[] {
    const of = reference(path);
    if (!unless) return print(of);
    if (unless === 'empty') return [line(`{{- with ${of} }}`), ...print('.'), line('{{- end }}')];
    return [line(`{{- if not (kindIs "invalid" ${of}) }}`), ...print(of), line('{{- end }}')];
  }

  private file(head: string, { template, isBlock }: Extract<TemplateNode, { is: 'file' }>): Line[] {
    if (!isBlock) return [line(`${head} {{ ${template} | toJson }}`)];
    return [line(`${head} |`), deeper(line(`{{- ${template} | trimSuffix "\\n"`, 0))];
  }

  private literal(head: string, value: unknown): Line[] {
    const [first, ...rest] = this.scalar(value).map(escaped);
    return [line(`${head} ${first}`), ...rest.map((text) => line(text))];
  }

  /** The lines of a scalar, or of an empty collection. */
  private scalar(value: unknown): string[] {
    // Actions after a block take the empty lines at its end.
    if (typeof value === 'string' && /\s$/.test(value) && !/\S\n$/.test(value)) return [quoted(value)];
    return this.yaml({ a: value }).slice('a: '.length).replace(/\n$/, '').split('\n');
  }

  /** A text with marks; always quoted or in a block, since a name may look like a number. */
  private text(head: string, text: string): Line[] {
    const [start = '', ...rest] = this.scalar(text);
    const first = /^["'|>]/.test(start) ? start : `"${start.replace(/["\\]/g, '\\$&')}"`;
    const [opening, ...more] = [first, ...rest].map((one) => this.unmarked(escaped(one)));
    return [line(`${head} ${opening}`), ...more.map((one) => line(one))];
  }

  private unmarked(text: string): string {
    return expressions.reduce((all, [mark, template]) => all.replaceAll(mark, template(this.chart)), text);
  }

  private key(key: string): string {
    const plain = this.yaml({ [key]: 0 })
      .trimEnd()
      .slice(0, -': 0'.length);
    const unmarked = this.unmarked(escaped(plain));
    // A name may look like a number.
    return unmarked === escaped(plain) || plain.startsWith('"')
      ? unmarked
      : this.unmarked(escaped(`"${key.replace(/["\\]/g, '\\$&')}"`));
  }
}

/** A value as a template spells it. */
export function reference(path: readonly string[]): string {
  const plain = path.every((key) => /^[A-Za-z_]\w*$/.test(key));
  return plain ? `.Values.${path.join('.')}` : `(index .Values ${path.map((key) => JSON.stringify(key)).join(' ')})`;
}

/** A text in which nothing starts an action of a template. */
function escaped(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** A text between double quotes, in ASCII but for marks. */
function quoted(text: string): string {
  const escape = (character: string) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  };
  return JSON.stringify(text).replace(/[^\x20-\x7e\uE000-\uE00F]/gu, escape);
}

function deeper(one: Line): Line {
  return { ...one, indent: one.indent + 2 };
}

/** Lines of an element, after its dash. */
function dashed(lines: readonly Line[]): Line[] {
  const [first, ...rest] = lines.map(deeper);
  // A condition before the first entry would end the line of the dash.
  if (!first || first.text.startsWith('{{-')) return [line('-'), ...lines.map(deeper)];
  return [{ ...first, indent: first.indent - 2, text: `- ${first.text}`, block: first.block }, ...rest];
}
