import type { ChartFile } from './chart-input';
import { type ByEnvironment, unset } from './chart-value';
import type { Generalization } from './generalize';
import { type TemplateNode, marks } from './node';
import { helper } from './references';
import { markedTexts } from './texts';
import { camel } from './value-names';

/** Shortest text that is a file of the chart where it differs. */
const shortest = 200;

/** Words in files that templates replace by names. */
export const placeholders = { [marks.namespace]: '@NAMESPACE@', [marks.environment]: '@ENVIRONMENT@' } as const;

/** Long texts that differ, such as rules and dashboards, as files of the chart, of which a value names one; undefined for others. */
export function fileTexts(
  { family, input, values }: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  files: ChartFile[],
): TemplateNode | undefined {
  const texts = markedTexts(input, all)?.map((text) => text && withPlaceholders(text));
  if (!texts?.every((text) => text === undefined || (text.length >= shortest && text.includes('\n')))) return undefined;
  const key = path
    .at(-1)!
    .replace(/[^\w.-]/g, '')
    .replace(/^\.+/, '');
  const folder = `files/${family.file}${path.length > 2 ? `/${camel(path.slice(0, -1).join(' '))}` : ''}`;
  const names = texts.map((text, index) => {
    if (text === undefined) return unset;
    const first = input.environments[texts.indexOf(text)]!.name;
    const name = `${folder}/${first}/${key}.txt`;
    if (texts.indexOf(text) === index) files.push({ path: name, text });
    return name;
  });
  const schema = { enum: [...new Set(names.filter((one) => one !== unset))] };
  const at = values.add({
    path: [family.group, 'files', camel(key.replace(/\.\w+$/, '')) || 'file'],
    values: names,
    schema,
    description: `file of the chart with \`${key}\` of ${family.kind} ${family.name}`,
  });
  return {
    is: 'file',
    template: helper(input.service, 'file', `(list . .Values.${at.join('.')})`),
    isBlock: texts.every((text) => text === undefined || /^\S[^]*\S\n$/.test(text)),
  };
}

/** A text with words in place of marks; as it is where it has such words already. */
function withPlaceholders(text: string): string {
  return Object.entries(placeholders).reduce((all, [mark, word]) => all.replaceAll(mark, word), text);
}
