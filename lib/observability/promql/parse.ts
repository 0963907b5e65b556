import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { type Expression, type Labels, type Matcher, type Selector, type Span } from './expression';
import { secondsOf } from './duration';
import { unquoted } from './quote';

/** What is wrong in a text of PromQL, and from which character on, counted from 0. */
export interface Fault {
  readonly at: number;
  readonly message: string;
}

/** Longest text that is looked at: an expression by hand has a few hundred characters. */
const longest = 10_000;

/** Deepest nesting that is followed. */
const deepest = 100;

/** A text of PromQL as an expression, or what is wrong with its syntax. */
export function parsePromql(text: string): { readonly value?: Expression; readonly faults: readonly Fault[] } {
  if (text.length > longest) return { faults: [{ at: 0, message: `at most ${longest} characters` }] };
  const tree = parser.parse(text);
  const faults: Fault[] = [];
  tree.iterate({
    enter(node) {
      if (node.type.isError && faults.length === 0) faults.push(unexpected(text, node.from, node.to));
    },
  });
  if (faults.length) return { faults };
  const root = tree.topNode.firstChild;
  if (!root) return { faults: [{ at: 0, message: 'an expression' }] };
  try {
    return { value: read(root, text, 0), faults };
  } catch (error) {
    if (error instanceof Unread) return { faults: [{ at: error.at, message: error.message }] };
    throw error;
  }
}

class Unread extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

function unexpected(text: string, from: number, to: number): Fault {
  const rest = text.slice(from, Math.max(to, from + 1)).trim() || text.slice(from).trim().split(/\s/)[0]!;
  return { at: from, message: rest ? `PromQL, which has no place for ${rest} here` : 'PromQL, which goes on here' };
}

const span = ({ from, to }: SyntaxNode): Span => ({ from, to });

function below(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
}

const find = (node: SyntaxNode, name: string) => below(node).find((child) => child.name === name);

function read(node: SyntaxNode, text: string, depth: number): Expression {
  if (depth > deepest) throw new Unread(node.from, `at most ${deepest} levels`);
  const reader = readers[node.name];
  if (!reader) throw new Unread(node.from, `PromQL without ${text.slice(node.from, node.to)}`);
  return reader(node, text, depth + 1);
}

type Reader = (node: SyntaxNode, text: string, depth: number) => Expression;

const first: Reader = (node, text, depth) => read(node.firstChild!, text, depth);

const readers: Readonly<Record<string, Reader>> = {
  NumberDurationLiteral: (node, text) => ({ kind: 'number', value: numberOf(node, text), span: span(node) }),
  NumberDurationLiteralInDurationContext: (node, text) => ({
    kind: 'number',
    value: numberOf(node, text),
    span: span(node),
  }),
  StringLiteral: (node, text) => ({ kind: 'text', value: unquoted(text.slice(node.from, node.to)), span: span(node) }),
  ParenExpr: first,
  StepInvariantExpr: first,
  VectorSelector: (node, text) => selector(node, text),
  MatrixSelector: (node, text, depth) => {
    const of = read(node.firstChild!, text, depth);
    const duration = node.lastChild!.name === 'DurationExpr' ? node.lastChild! : find(node, 'DurationExpr')!;
    if (of.kind !== 'selector')
      throw new Unread(duration.from, 'a range behind the name of a metric, or a subquery [range:step]');
    return { ...of, range: numberOf(duration, text), rangeSpan: span(duration), span: span(node) };
  },
  OffsetExpr: (node, text, depth) => {
    const of = read(node.firstChild!, text, depth);
    return of.kind === 'selector' ? { ...of, offset: numberOf(node.lastChild!, text), span: span(node) } : of;
  },
  SubqueryExpr: (node, text, depth) => {
    const [range, step] = below(node).filter(({ name }) => name === 'DurationExpr');
    return {
      kind: 'subquery',
      of: read(node.firstChild!, text, depth),
      range: numberOf(range!, text),
      rangeSpan: span(range!),
      step: step && numberOf(step, text),
      span: span(node),
    };
  },
  UnaryExpr: (node, text, depth) => {
    const of = read(node.lastChild!, text, depth);
    const sign = text.slice(node.from, node.from + 1);
    if (sign === '+') return of;
    return of.kind === 'number'
      ? { ...of, value: -of.value, span: span(node) }
      : { kind: 'negated', of, span: span(node) };
  },
  FunctionCall: (node, text, depth) => ({
    kind: 'call',
    name: text.slice(node.firstChild!.from, node.firstChild!.to).toLowerCase(),
    args: args(node, text, depth),
    span: span(node),
  }),
  AggregateExpr: (node, text, depth) => ({
    kind: 'aggregate',
    op: text.slice(node.firstChild!.from, node.firstChild!.to).toLowerCase(),
    labels: labels(find(node, 'AggregateModifier'), text),
    args: args(node, text, depth),
    span: span(node),
  }),
  BinaryExpr: (node, text, depth) => {
    const operator = node.firstChild!.nextSibling!;
    return {
      kind: 'binary',
      op: text.slice(operator.from, operator.to).toLowerCase(),
      bool: find(node, 'BoolModifier') !== undefined,
      labels: labels(find(node, 'MatchingModifierClause'), text),
      left: read(node.firstChild!, text, depth),
      right: read(node.lastChild!, text, depth),
      span: span(node),
    };
  },
};

function args(node: SyntaxNode, text: string, depth: number): Expression[] {
  return below(find(node, 'FunctionCallBody')!).map((arg) => read(arg, text, depth));
}

function labels(node: SyntaxNode | undefined, text: string): Labels | undefined {
  const mode = node?.firstChild?.name.toLowerCase();
  if (!node || (mode !== 'by' && mode !== 'without' && mode !== 'on' && mode !== 'ignoring')) return undefined;
  const grouping = find(node, 'GroupingLabels');
  const names = grouping ? below(grouping).map((label) => ({ name: nameOf(label, text), span: span(label) })) : [];
  return { mode, names };
}

const nameOf = (node: SyntaxNode, text: string) => {
  const written = text.slice(node.from, node.to);
  return /^["'`]/.test(written) ? unquoted(written) : written;
};

function numberOf(node: SyntaxNode, text: string): number {
  const written = text.slice(node.from, node.to).trim();
  const value = /^[-+]?inf$/i.test(written) ? Number(written.replace(/inf/i, 'Infinity')) : secondsOf(written);
  if (value === undefined) throw new Unread(node.from, `a number or a duration instead of ${written}`);
  return value;
}

function selector(node: SyntaxNode, text: string): Selector {
  const identifier = find(node, 'Identifier');
  const braces = find(node, 'LabelMatchers');
  const matchers = (braces ? below(braces) : []).map((one) => matcher(one, text));
  const named = matchers.find(({ label, op }) => label === '__name__' && op === '=');
  const at = braces ? braces.from + 1 : identifier!.to;
  return {
    kind: 'selector',
    name: identifier ? text.slice(identifier.from, identifier.to) : (named?.value ?? ''),
    matchers: matchers.filter(({ label }) => label !== '__name__'),
    span: span(node),
    nameSpan: identifier ? span(identifier) : (named?.span ?? { from: node.from, to: node.from }),
    opening: { at, braces: braces !== undefined, first: matchers.length === 0 },
  };
}

function matcher(node: SyntaxNode, text: string): Matcher {
  if (node.name === 'QuotedLabelName')
    return { label: '__name__', op: '=', value: nameOf(node, text), span: span(node) };
  const [label, op, value] = below(node) as [SyntaxNode, SyntaxNode, SyntaxNode];
  return {
    label: nameOf(label, text),
    op: text.slice(op.from, op.to) as Matcher['op'],
    value: nameOf(value, text),
    span: span(node),
  };
}
