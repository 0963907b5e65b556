import { literally } from '../model/literally';
import { resolve } from 'node:path';
import type { Stack } from '../cloud/stack';
import type { ServiceChart } from '../kubernetes/service/chart';
import type { Problem } from '../model/problem';
import type { Unit } from '../model/unit';
import { visible } from '../spec/characters';
import { didYouMean, expected } from '../spec/hints';

/** Exports of `services/<platform>/<service>/extend.ts`, for changes that no spec can express. */
export interface Extension {
  /** Changes the chart of one phase of the service. */
  readonly chart?: (chart: ServiceChart, unit: Unit) => void | Promise<void>;
  /** Changes the service's Terraform stack. */
  readonly stack?: (stack: Stack, unit: Unit) => void | Promise<void>;
}

const names = ['chart', 'stack'] as const satisfies readonly (keyof Extension)[];

/** An error in an `extend.ts`, with its position there. */
export class ExtensionError extends Error {
  override readonly name = 'ExtensionError';

  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** Loads a service's extension; throws an `ExtensionError`. */
export async function loadExtension(root: string, { extend }: Unit['service']): Promise<Extension> {
  if (!extend) return {};
  const path = resolve(root, extend);
  // Few services have one.
  const { createJiti } = await import('jiti');
  // Without a cache, which other users of the machine could write to.
  const jiti = createJiti(path, { interopDefault: true, fsCache: false });
  const exported = await extending(root, extend, () => jiti.import<Record<string, unknown>>(path));
  const found = typeof exported.default === 'object' ? { ...(exported.default as object) } : { ...exported };
  return checked(found, extend);
}

/** Calls code of an extension. */
export async function extending<T>(root: string, file: string | undefined, act: () => T | Promise<T>): Promise<T> {
  if (file === undefined) return act();
  try {
    return await act();
  } catch (error) {
    if (error instanceof ExtensionError) throw error;
    throw new ExtensionError(problemOf(error, root, file));
  }
}

function checked(exported: Readonly<Record<string, unknown>>, file: string): Extension {
  const wrong = names.find((name) => exported[name] !== undefined && typeof exported[name] !== 'function');
  const none = names.every((name) => exported[name] === undefined);
  if (!wrong && !none) return exported as Extension;
  const known = Object.keys(exported);
  const hint = wrong ? undefined : known.map((name) => didYouMean(name, names)).find(Boolean);
  const got = wrong ? `${wrong} that are no functions` : known.join(', ') || 'nothing';
  throw new ExtensionError({
    ...place(file),
    code: 'E362',
    message: expected('functions chart or stack as exports', got, hint),
  });
}

function problemOf(error: unknown, root: string, file: string): Problem {
  // An extension may throw any value, also an error of another realm.
  const { message = String(error), stack = '' } = (error ?? {}) as Partial<Error>;
  const path = resolve(root, file);
  const [, line, column] = new RegExp(`${literally(path)}:(\\d+):(\\d+)`).exec(`${stack}\n${message}`) ?? [];
  const said = message
    .replaceAll(`${resolve(root)}/`, '')
    .replace(ansi, '')
    .trim()
    .split('\n')[0]!
    .slice(0, 300);
  return {
    ...place(file, Number(line ?? 1), Number(column ?? 1)),
    code: 'E362',
    message: expected('an extension without errors', `the error ${visible(said)}`),
  };
}

const ansi = /\u001b\[[0-9;]*m/g;

function place(file: string, line = 1, column = 1) {
  return { file, line, column, path: '' };
}
