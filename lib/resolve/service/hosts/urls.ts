import { hostForm } from './form';

/** Scheme, host and port of a URL in a text. */
export interface Url {
  readonly index: number;
  readonly whole: string;
  readonly scheme: string;
  readonly host: string;
  /** @default - none */
  readonly port?: string;
}

const ofScheme = /[a-z0-9+.-]/i;

/** Maximum length of a scheme. */
const longest = 64;

const afterScheme = new RegExp(
  String.raw`(?:[^\s/@"'<>,]*@)?(${hostForm})\.?(?::(\d{1,5}))?(?=[/?#,;\s"'${'`'})\]}|<>&\\]|:[$%{]|$)`,
  'iy',
);

/** The URLs of a text, found by `://`, since a search for schemes would try every word of a text. */
export function urlsIn(text: string): Url[] {
  const found: Url[] = [];
  let from = 0;
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 1)) {
    const start = startOf(text, at, from);
    if (start === undefined) continue;
    afterScheme.lastIndex = at + '://'.length;
    const match = afterScheme.exec(text);
    if (!match) continue;
    from = afterScheme.lastIndex;
    const [, host, port] = match;
    found.push({ index: start, whole: text.slice(start, from), scheme: text.slice(start, at), host: host!, port });
  }
  return found;
}

/** Start of the scheme that ends at an index: the first letter of the word. */
function startOf(text: string, end: number, from: number): number | undefined {
  let run = end;
  while (run > from && end - run < longest && ofScheme.test(text[run - 1]!)) run -= 1;
  const first = text.slice(run, end).search(/[a-z]/i);
  if (first < 0) return undefined;
  for (let at = run + first; at < end; at += 1)
    if (/[a-z]/i.test(text[at]!) && !/\w/.test(text[at - 1] ?? ' ')) return at;
  return undefined;
}
