import { isMapping } from '../../model/mapping';
import { visible } from '../characters';
import { expected } from '../hints';
import { maxDepth, tooDeep } from '../json-depth';
import type { Report } from '../report';

/** A Terraform file in JSON syntax, or undefined and a problem. @see https://developer.hashicorp.com/terraform/language/syntax/json */
export function parseTerraform(text: string, found: Report): object | undefined {
  const refuse = (offset: number, got: string): undefined => {
    found.add('E351', offset, [], expected('a JSON object of Terraform', got));
  };
  const deep = tooDeep(text);
  if (deep !== undefined) return refuse(deep, `more than ${maxDepth} levels`);
  const inexact = beyond(text);
  if (inexact)
    return refuse(inexact.index, `${inexact[0]}, which JavaScript reads as ${Number(inexact[0])}; put it in quotes`);
  try {
    const value: unknown = JSON.parse(text);
    if (!isMapping(value)) return refuse(0, 'something else');
    // Blocks in lists could not be compared with those of the stack.
    const listed = (['resource', 'data'] as const).find((section) => !isNamed(value[section]));
    return listed ? refuse(0, `another structure than objects of objects under ${listed}`) : commented(value);
  } catch (error) {
    const { message } = error as SyntaxError;
    return refuse(Number(/at position (\d+)/.exec(message)?.[1] ?? text.length), visible(message.slice(0, 100)));
  }
}

/** Whether blocks are nested by type and name. */
function isNamed(types: unknown): boolean {
  return types === undefined || (isMapping(types) && Object.values(types).every(isMapping));
}

/** The first number outside of strings that JavaScript does not represent exactly. */
function beyond(text: string): RegExpExecArray | undefined {
  const tokens = [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/g)];
  return tokens.find(([token]) => {
    const value = Number(token);
    return !token.startsWith('"') && (value === Infinity || (/^-?\d+$/.test(token) && !Number.isSafeInteger(value)));
  });
}

/** Frees the comment key for the header. */
function commented(body: Readonly<Record<string, unknown>>): object {
  const comment = body['//'];
  return comment === undefined || isMapping(comment) ? body : { ...body, '//': { comment } };
}
