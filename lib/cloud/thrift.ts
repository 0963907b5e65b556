/* eslint-disable @typescript-eslint/no-require-imports */
interface StackTraces {
  captureStackTrace: () => readonly string[];
}

type Resolve = (scope: unknown, value: unknown, preparing?: boolean) => unknown;

interface TokenMap {
  readonly stringTokenMap: Map<string, unknown>;
  readonly numberTokenMap: Map<number, unknown>;
}

let isThrifty = false;

/**
 * Makes CDKTF do without two things that nobody here needs: a whole stack trace for each of its tokens, which it keeps
 * for as long as the process runs, and a search for tokens, twice, in every value that plainly is none. Together they
 * are more than half of the time that stacks take, and most of the memory. The traces would show where a token was made
 * that cannot be resolved, which no user of ours could act upon.
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/stack-trace.ts
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/cdktf/lib/tokens/private/resolve.ts
 */
export function beThrifty(): void {
  if (isThrifty) return;
  isThrifty = true;
  const traces = require('cdktf/lib/tokens/private/stack-trace') as StackTraces;
  traces.captureStackTrace = () => [];
  const tokens = require('cdktf/lib/_tokens') as { resolve: Resolve };
  const original = tokens.resolve;
  tokens.resolve = (scope, value, preparing) =>
    preparing ? original(scope, value, preparing) : resolved(value, (one) => original(scope, one));
}

/** A value as CDKTF resolves it, which is asked only for what may hold a token. */
function resolved(value: unknown, ask: (value: unknown) => unknown): unknown {
  if (typeof value === 'string') return mayHoldToken(value) ? ask(value) : value;
  // Numbers that stand for tokens are negative.
  if (typeof value === 'number') return value >= 0 ? value : ask(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? ask(value) : value;
  if (Array.isArray(value)) return isPlainList(value) ? defined(value.map((one) => resolved(one, ask))) : ask(value);
  if (!isPlain(value)) return ask(value);
  const entries = Object.entries(value).map(([key, one]) => [key, resolved(one, ask)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

/** A marker of a token, or a number in powers of ten, which may stand for one. */
const marked = /\{TfToken\[|[\d|.+-]e[\d|.eE+-]/;

function mayHoldToken(text: string): boolean {
  return marked.test(text);
}

function isPlainList(list: readonly unknown[]): boolean {
  return !list.some((one) => (typeof one === 'string' && mayHoldToken(one)) || (typeof one === 'number' && one < 0));
}

/** Whether it is data, whose keys hold no token. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isData = prototype === Object.prototype || prototype === null;
  return isData && !('resolve' in value) && !Object.keys(value).some(mayHoldToken);
}

function defined(list: readonly unknown[]): unknown[] {
  return list.filter((one) => one !== undefined);
}

let acting = 0;

/** Does something whose tokens nobody asks for afterwards: CDKTF would keep all of them for as long as the process runs. */
export async function forgetting<T>(act: () => Promise<T>): Promise<T> {
  const { TokenMap } = require('cdktf/lib/tokens/private/token-map') as { TokenMap: { instance: () => TokenMap } };
  const maps = Object.values(TokenMap.instance()).filter((one) => one instanceof Map);
  const before = maps.map(({ size }) => size);
  acting++;
  try {
    return await act();
  } finally {
    // Of two at a time, nobody knows whose a token is.
    if (--acting === 0) maps.forEach((map, index) => shorten(map, before[index]!));
  }
}

/** Keeps the first so many entries. */
function shorten(map: Map<unknown, unknown>, size: number): void {
  let index = 0;
  for (const key of map.keys()) if (index++ >= size) map.delete(key);
}
