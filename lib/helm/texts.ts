import { literally } from '../model/literally';
import type { ChartInput } from './chart-input';
import { type ByEnvironment, unset } from './chart-value';
import { type TemplateNode, marks } from './node';

const anyMark = /[\uE000-\uE00F]/;

/** A text with its namespace and environment as marks, where that makes it the same in all environments. */
export function generalText(input: ChartInput, all: ByEnvironment, path: readonly string[]): TemplateNode | undefined {
  // Programs that know nothing of releases read labels.
  if (path.includes('matchLabels') || path.slice(-3, -1).join() === 'metadata,labels') return undefined;
  const texts = markedTexts(input, all);
  const [first, ...rest] = texts?.filter((one) => one !== undefined) ?? [];
  if (first === undefined || !rest.every((one) => one === first) || !anyMark.test(first)) return undefined;
  return { is: 'text', text: first };
}

/** Texts with marks for the names of their environments, undefined for unset ones; undefined as a whole where one is no text, or has marks already. */
export function markedTexts(
  { environments }: ChartInput,
  all: ByEnvironment,
): readonly (string | undefined)[] | undefined {
  if (!all.every((one) => one === unset || (typeof one === 'string' && !anyMark.test(one)))) return undefined;
  return all.map((one, index) => (one === unset ? undefined : marked(one as string, environments[index]!)));
}

/** A text with marks for the names of its environment. */
export function marked(text: string, { name, namespace }: ChartInput['environments'][number]): string {
  const inNamespace = text.includes(namespace) ? text.replaceAll(word(namespace), marks.namespace) : text;
  return inNamespace.includes(name) ? inNamespace.replaceAll(word(name), marks.environment) : inNamespace;
}

const words = new Map<string, RegExp>();

/** A name that stands alone. */
function word(name: string): RegExp {
  const known = words.get(name) ?? new RegExp(`(?<![A-Za-z0-9-])${literally(name)}(?![A-Za-z0-9-])`, 'g');
  words.set(name, known);
  return known;
}
