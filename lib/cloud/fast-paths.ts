/* eslint-disable @typescript-eslint/no-require-imports */
interface StackTraces {
  captureStackTrace: () => readonly string[];
}

type Data = Record<string, unknown>;
type Resolve = (scope: unknown, value: unknown, preparing?: boolean) => unknown;

interface TokenMap {
  readonly stringTokenMap: Map<string, unknown>;
  readonly numberTokenMap: Map<number, unknown>;
}

interface Expression {
  resolveArg(context: unknown, value: unknown): unknown;
  resolveExpressionPart(context: unknown, value: unknown): unknown;
}

interface Util {
  readonly snakeCase: (key: string) => string;
  keysToSnakeCase: (value: unknown) => unknown;
}

interface Unique {
  makeUniqueId: (ids: readonly string[]) => string;
}

let areUsed = false;

/**
 * Replaces slow parts of CDKTF: a whole stack trace for each token, kept as long as the process; a search for tokens, twice, in every plain value; rendering arguments of functions once for each level; and computing the same names for every stack. Together they are two thirds of the time that stacks take, and most of the memory. The traces would only show the origin of an unresolvable token.
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/stack-trace.ts
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/resolve.ts
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tfExpression.ts
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/util.ts
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/private/unique.ts
 */
export function useFastPaths(): void {
  if (areUsed) return;
  areUsed = true;
  const traces = require('cdktf/lib/tokens/private/stack-trace') as StackTraces;
  traces.captureStackTrace = () => [];
  const tokens = require('cdktf/lib/_tokens') as { resolve: Resolve };
  const original = tokens.resolve;
  tokens.resolve = (scope, value, preparing) =>
    preparing ? original(scope, value, preparing) : resolved(value, (one) => original(scope, one));
  const { call } = require('cdktf/lib/tfExpression') as { call: (name: string, parameters: unknown[]) => Expression };
  tellOnce(Object.getPrototypeOf(Object.getPrototypeOf(call('', []))) as Expression);
  const util = require('cdktf/lib/util') as Util;
  const spell = remembering(util.snakeCase, (key) => key);
  util.keysToSnakeCase = (value) => respelled(value, spell);
  const unique = require('cdktf/lib/private/unique') as Unique;
  // Construct ids contain no slash.
  unique.makeUniqueId = remembering(unique.makeUniqueId, (ids) => ids.join('/'));
}

/** Makes expressions write each part of an argument once, given what they all inherit from. */
function tellOnce(expression: Expression): void {
  const { resolveArg, resolveExpressionPart } = expression;
  expression.resolveArg = function (context, value) {
    // Of all else, it resolves the whole and reads nothing of that.
    return typeof value === 'string'
      ? resolveArg.call(this, context, value)
      : this.resolveExpressionPart(context, value);
  };
  expression.resolveExpressionPart = function (context, value) {
    if (!isObject(value) || Array.isArray(value) || !isPlain(value))
      return resolveExpressionPart.call(this, context, value);
    const parts = Object.entries(value).map(([key, one]) => [key, this.resolveArg(context, one)] as const);
    const told = parts.filter(([, part]) => part !== undefined).map(([key, part]) => `"${key}" = ${part as string}`);
    return `{${told.join(', ')}}`;
  };
}

/** Data with its keys spelled as Terraform's, but for those that users write. */
function respelled(value: unknown, spell: (key: string) => string): unknown {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => respelled(one, spell));
  if (isObject(value) && typeof value.resolve === 'function') return value;
  const made: Data = {};
  for (const [key, one] of Object.entries(value as Data)) {
    if (key === 'tags' || key === 'environment') made[key] = one;
    else made[spell(key)] = respelled(one, spell);
  }
  return made;
}

/** A function that works everything of one name out once; for what there is little of. */
function remembering<T>(make: (value: T) => string, nameOf: (value: T) => string): (value: T) => string {
  const known = new Map<string, string>();
  return (value) => {
    const name = nameOf(value);
    const made = known.get(name) ?? make(value);
    known.set(name, made);
    return made;
  };
}

/** A value as CDKTF resolves it, which is asked only for what may hold a token. */
function resolved(value: unknown, ask: (value: unknown) => unknown): unknown {
  if (typeof value === 'string') return mayHoldToken(value) ? ask(value) : value;
  // Numbers that stand for tokens are negative.
  if (typeof value === 'number') return value >= 0 ? value : ask(value);
  if (!isObject(value)) return typeof value === 'function' ? ask(value) : value;
  if (Array.isArray(value)) return isPlainList(value) ? defined(value.map((one) => resolved(one, ask))) : ask(value);
  if (!isPlain(value)) return ask(value);
  const made: Data = {};
  for (const key of Object.keys(value)) {
    const one = resolved(value[key], ask);
    if (one !== undefined) made[key] = one;
  }
  return made;
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

/** A marker of a token, or a number in powers of ten, which may stand for one. */
const marked = /\{TfToken\[|[\d|.+-]e[\d|.eE+-]/;

function mayHoldToken(text: string): boolean {
  return marked.test(text);
}

function isPlainList(list: readonly unknown[]): boolean {
  return !list.some((one) => (typeof one === 'string' && mayHoldToken(one)) || (typeof one === 'number' && one < 0));
}

/** Whether it is data whose keys hold no token; one key means another thing wherever it is written to. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isData = prototype === Object.prototype || prototype === null;
  if (!isData || 'resolve' in value || Object.hasOwn(value, '__proto__')) return false;
  return !Object.keys(value).some(mayHoldToken);
}

function defined(list: readonly unknown[]): unknown[] {
  return list.filter((one) => one !== undefined);
}

let acting = 0;

/** Runs a function, and drops its tokens afterwards, which CDKTF would keep as long as the process. */
export async function forgetting<T>(act: () => Promise<T>): Promise<T> {
  const { TokenMap } = require('cdktf/lib/tokens/private/token-map') as { TokenMap: { instance: () => TokenMap } };
  const maps = Object.values(TokenMap.instance()).filter((one) => one instanceof Map);
  const before = maps.map(({ size }) => size);
  acting++;
  try {
    return await act();
  } finally {
    // Tokens of concurrent calls could not be separated.
    if (--acting === 0) maps.forEach((map, index) => shorten(map, before[index]!));
  }
}

/** Keeps the first so many entries. */
function shorten(map: Map<unknown, unknown>, size: number): void {
  let index = 0;
  for (const key of map.keys()) if (index++ >= size) map.delete(key);
}
