import { isMapping } from '../../resolve/settings/deep-merge';
import { visible } from '../../spec/characters';
import { expected } from '../../spec/hints';
import type { Report } from '../../spec/report';

/** Most objects and lists inside each other: what prints them recurses. */
const maxDepth = 64;

/** A Terraform file in JSON syntax, or nothing and a problem. @see https://developer.hashicorp.com/terraform/language/syntax/json */
export function parseTerraform(text: string, found: Report): object | undefined {
  const refuse = (offset: number, got: string): undefined => {
    found.add('E351', offset, [], expected('a JSON object of Terraform', got));
  };
  const deep = tooDeep(text);
  if (deep !== undefined) return refuse(deep, `more than ${maxDepth} levels`);
  const inexact = beyond(text);
  if (inexact)
    return refuse(inexact.index, `${inexact[0]}, which JavaScript counts as ${Number(inexact[0])}; put it in quotes`);
  try {
    const value: unknown = JSON.parse(text);
    if (!isMapping(value)) return refuse(0, 'something else');
    // What stands under a list would be nobody's to compare with what the stack holds.
    const listed = (['resource', 'data'] as const).find((section) => !isNamed(value[section]));
    return listed ? refuse(0, `something else than objects of objects under ${listed}`) : commented(value);
  } catch (error) {
    const { message } = error as SyntaxError;
    return refuse(Number(/at position (\d+)/.exec(message)?.[1] ?? text.length), visible(message.slice(0, 100)));
  }
}

/** Whether blocks stand under their type and their name. */
function isNamed(types: unknown): boolean {
  return types === undefined || (isMapping(types) && Object.values(types).every(isMapping));
}

/** Where a text nests too deep, strings left out. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > maxDepth) return index;
  }
  return undefined;
}

/** The first number outside of strings that would not come out as it is. */
function beyond(text: string): RegExpExecArray | undefined {
  const tokens = [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g)];
  return tokens.find(([token]) => {
    const value = Number(token);
    return !token.startsWith('"') && (value === Infinity || (/^-?\d+$/.test(token) && !Number.isSafeInteger(value)));
  });
}

/** Makes room for our header, which stands under the key of comments. */
function commented(body: Readonly<Record<string, unknown>>): object {
  const comment = body['//'];
  return comment === undefined || isMapping(comment) ? body : { ...body, '//': { comment } };
}
