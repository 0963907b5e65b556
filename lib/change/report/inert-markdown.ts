/** Longest text of an author in a comment. */
const longest = 160;

/**
 * A text as a code span of Markdown, where nothing in it is a link, a mention, an image, HTML or the span's end.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function code(text: string, most = longest): string {
  const shown = shortened(text.replace(/[\s\p{Cc}]+/gu, ' '), most);
  const longestRun = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // A backtick beside the fence would become a part of it, and of a text of blanks nothing would be seen.
  const inner = shown.trim() === '' ? '(empty)' : /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  return `${fence}${inner}${fence}`;
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** Words that mean the same as Markdown as they do as text: no markup, and nothing that GitHub or GitLab makes a link of. */
const plain = /^(?:[A-Za-z0-9,;()='"/+-]|(?<=\d)%|:$|\.$|(?<=[A-Za-z0-9])[_.](?=[A-Za-z0-9]))*$/;
const linked = /www\.|\b[A-Za-z]{2,10}-\d|\b[0-9a-f]{7,64}\b/i;

/** A sentence as Markdown; words with signs that have a meaning there stand in code spans. */
export function prose(text: string): string {
  const words = text.split(/[\s\p{Cc}]+/u).filter((word) => word !== '');
  return words.map((word) => (plain.test(word) && !linked.test(word) ? word : code(word))).join(' ');
}

/** A source of a rule: a link where it is a plain HTTPS URL. */
export function sourceLink(label: string, source: string): string {
  if (source === '') return prose(label);
  return /^https:\/\/[\w./#?=&%~+:,-]+$/.test(source)
    ? `[${prose(label)}](${source})`
    : `${prose(label)}: ${code(source)}`;
}
