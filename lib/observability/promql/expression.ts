/** Where something stands in a text of PromQL; `to` is behind its last character. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One condition on a label. */
export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  readonly span: Span;
}

/** Series by name and labels; with a range, their samples of that many seconds. */
export interface Selector {
  readonly kind: 'selector';
  readonly name: string;
  readonly matchers: readonly Matcher[];
  /** Seconds. @default - the newest sample of each */
  readonly range?: number;
  /** Where the range stands. */
  readonly rangeSpan?: Span;
  /** Seconds back. @default 0 */
  readonly offset?: number;
  readonly span: Span;
  /** Where the name stands; an empty one in front of the braces where there is none. */
  readonly nameSpan: Span;
  /** Where a matcher may be put in, and what must stand around it. */
  readonly opening: { readonly at: number; readonly braces: boolean; readonly first: boolean };
}

/** Labels that an aggregation keeps or drops, or that two sides are matched by. */
export interface Labels {
  readonly mode: 'by' | 'without' | 'on' | 'ignoring';
  readonly names: readonly { readonly name: string; readonly span: Span }[];
}

/** An expression of PromQL, as far as it is looked at here. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | Selector
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: 'aggregate';
      readonly op: string;
      readonly labels?: Labels;
      readonly args: readonly Expression[];
      readonly span: Span;
    }
  | {
      readonly kind: 'binary';
      readonly op: string;
      readonly bool: boolean;
      readonly labels?: Labels;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | { readonly kind: 'negated'; readonly of: Expression; readonly span: Span }
  | {
      readonly kind: 'subquery';
      readonly of: Expression;
      readonly range: number;
      readonly rangeSpan: Span;
      /** Seconds. @default - the interval between two evaluations */
      readonly step?: number;
      readonly span: Span;
    };

/** The expressions right below one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
    case 'aggregate':
      return expression.args;
    case 'binary':
      return [expression.left, expression.right];
    case 'negated':
    case 'subquery':
      return [expression.of];
    default:
      return [];
  }
}

/** An expression and all below it, from the outside in. */
export function everyExpression(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(everyExpression)];
}

/** The selectors of an expression, in the order in which they stand. */
export function selectorsOf(expression: Expression): Selector[] {
  return everyExpression(expression).filter((one): one is Selector => one.kind === 'selector');
}
