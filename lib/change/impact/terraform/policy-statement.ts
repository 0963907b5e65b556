/** What a statement of an IAM policy allows or denies. */
export interface Statement {
  readonly isAllowed: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** Each as text, so that two can be compared. */
  readonly conditions: readonly string[];
}

type Loose = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
const textsOf = (value: unknown): string[] =>
  listOf(value).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));

/** Statements of the blocks of an `aws_iam_policy_document`. */
export function statementsOfBlocks(value: unknown): Statement[] {
  return (listOf(value) as Loose[]).map((block) => ({
    isAllowed: block.effect !== 'Deny',
    actions: textsOf(block.actions).concat(textsOf(block.not_actions).map((one) => `not ${one}`)),
    resources: textsOf(block.resources).concat(textsOf(block.not_resources).map((one) => `not ${one}`)),
    principals: (listOf(block.principals) as Loose[]).flatMap(({ type, identifiers }) =>
      textsOf(identifiers).map((one) => `${String(type)} ${one}`),
    ),
    conditions: textsOf(block.condition),
  }));
}

/** Statements of a policy that is JSON; undefined for what is none, such as an expression. */
export function statementsOfJson(value: unknown): Statement[] | undefined {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined;
  try {
    const { Statement: statements } = JSON.parse(value) as Loose;
    return (listOf(statements) as Loose[]).map((one) => ({
      isAllowed: one.Effect !== 'Deny',
      actions: textsOf(one.Action).concat(textsOf(one.NotAction).map((text) => `not ${text}`)),
      resources: textsOf(one.Resource).concat(textsOf(one.NotResource).map((text) => `not ${text}`)),
      principals: textsOf(one.Principal),
      conditions: textsOf(one.Condition),
    }));
  } catch {
    return undefined;
  }
}

/** Whether one text lies in what another, with `*`, stands for. */
function covers(pattern: string, text: string): boolean {
  if (pattern === text || pattern === '*') return true;
  if (pattern.startsWith('not ') || !pattern.endsWith('*')) return false;
  return text.startsWith(pattern.slice(0, -1));
}

const all = (outer: readonly string[], inner: readonly string[]) =>
  inner.length === 0 ? outer.length === 0 : inner.every((one) => outer.some((pattern) => covers(pattern, one)));

/** Whether a statement allows nothing that another does not. */
function within(outer: Statement, inner: Statement): boolean {
  return (
    all(outer.actions, inner.actions) &&
    all(outer.resources, inner.resources) &&
    all(outer.principals, inner.principals) &&
    outer.conditions.every((condition) => inner.conditions.includes(condition))
  );
}

/** Whether statements allow something that those before did not, or deny less. */
export function isBroader(before: readonly Statement[], after: readonly Statement[]): boolean {
  const adds = after
    .filter(({ isAllowed }) => isAllowed)
    .some((one) => !before.some((other) => other.isAllowed && within(other, one)));
  const denies = after.filter(({ isAllowed }) => !isAllowed);
  const drops = before.filter(({ isAllowed }) => !isAllowed).some((one) => !denies.some((other) => within(other, one)));
  return adds || drops;
}
