import { marker } from './offline';
import { runs } from './test-file';

/** One line of what `terraform test -json` says. */
interface Message {
  readonly type: string;
  readonly '@testrun'?: string;
  readonly '@message'?: string;
  readonly test_run?: { readonly run: string; readonly status?: string };
  readonly diagnostic?: Diagnostic;
  readonly test_plan?: { readonly resource_changes?: readonly Change[] };
}

interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly code?: string };
}

/** What a plan does to one resource. */
interface Change {
  readonly address: string;
  readonly change: { readonly after?: unknown; readonly after_sensitive?: unknown };
}

/** What a test of one stack found: the runs that passed, and what is wrong. */
export interface Verdict {
  readonly passed: number;
  readonly failures: readonly string[];
}

/** Reads what `terraform test -json -verbose` printed. */
export function verdict(stdout: string, stderr: string): Verdict {
  const messages = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => ({ line, ...(JSON.parse(line) as Message) }));
  const passed = runs.filter((run) =>
    messages.some(({ test_run }) => test_run?.run === run && test_run.status === 'pass'),
  );
  const errors = messages.flatMap(({ diagnostic, '@testrun': run }) =>
    diagnostic?.severity === 'error' ? [`${run ?? 'test'}: ${said(diagnostic)}`] : [],
  );
  const leaks = messages.flatMap(({ line, test_plan, '@testrun': run }) => [
    ...(line.includes(marker) ? [`${run}: holds what an ephemeral block opened${where(test_plan)}`] : []),
    ...(run === 'planned' ? (test_plan?.resource_changes ?? []).flatMap(secrets) : []),
  ]);
  const failures = [...new Set([...errors, ...leaks])];
  // Whatever stops it, a run that did not pass is never silent.
  const silent = failures.length === 0 && passed.length < runs.length;
  return {
    passed: passed.length,
    failures: silent ? [`only ${passed.join(', ') || 'none'} passed: ${stderr.trim()}`] : failures,
  };
}

/** Without the list of forms that would have done, which azurerm prints at length. */
function said({ address, summary, detail = '', snippet }: Diagnostic): string {
  const [reason] = detail.split(/\sExpected /);
  const source = snippet?.code?.trim().slice(0, 200);
  return [address, summary, reason?.trim(), source].filter((part) => part).join(': ');
}

function where(plan: Message['test_plan']): string {
  const found = (plan?.resource_changes ?? []).filter((one) => JSON.stringify(one).includes(marker));
  return found.map(({ address }) => `: ${address}`).join('');
}

/** Names of arguments that hold a secret, whatever the provider's schema says of them. */
const secretName = /(^|_)(password|passwd|secret|token|credentials?|private_key|access_key|connection_string)$/;
/** Names that look the same and hold none. */
const harmless = /^(http_tokens|secret_id)$/;

/** Arguments of a planned resource with a secret in the plan. */
function secrets({ address, change: { after, after_sensitive } }: Change): string[] {
  return leaves(after, after_sensitive, '').flatMap(({ path, name, value, sensitive }) =>
    typeof value === 'string' && value !== '' && (sensitive || (secretName.test(name) && !harmless.test(name)))
      ? [`planned: ${address}: the plan holds the value of ${path}`]
      : [],
  );
}

interface Leaf {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
  readonly sensitive: boolean;
}

function leaves(value: unknown, sensitive: unknown, path: string, name = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, name, value, sensitive: sensitive === true }];
  const entries = Object.entries(value) as [string, unknown][];
  return entries.flatMap(([key, inner]) => {
    const marked = sensitive === true || (sensitive as Record<string, unknown> | undefined)?.[key];
    const isItem = Array.isArray(value);
    return leaves(inner, marked, isItem ? `${path}[${key}]` : path ? `${path}.${key}` : key, isItem ? name : key);
  });
}
