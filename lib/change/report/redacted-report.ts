import { printable } from '../../model/printable';
import { redacted } from '../../model/redacted';
import type { GraphNode } from '../../graph/graph';
import type { Cause } from '../cause/cause';
import type { ChangeReport, Consequential } from '../change-report';
import type { FieldPath } from '../diff/object-change';
import type { Impact } from '../impact/impact';
import { redactedText, redactedValue } from './redacted-value';

/** A report that may be shown to others: without what may be a secret, without control characters, and without whole objects. */
export function redactedReport(report: ChangeReport): ChangeReport {
  return {
    ...report,
    from: redactedText(report.from),
    to: redactedText(report.to),
    problems: report.problems.map(redacted),
    broken: report.broken?.map(redacted),
    notes: report.notes.map(redactedText),
    causes: report.causes.map(redactedCause),
    changes: report.changes.map(redactedChange),
    graph: {
      nodes: report.graph.nodes.map(redactedNode),
      edges: report.graph.edges.map(({ from, to, type }) => ({ from: redactedText(from), to: redactedText(to), type })),
    },
  };
}

function redactedCause(cause: Cause): Cause {
  const { id, name, type } = cause;
  const path = type === 'key' ? name.split('.') : [];
  return { ...cause, ...both(cause, path, ''), id: printable(id), name: redactedText(name) };
}

function redactedChange(change: Consequential): Consequential {
  const { name, oldName, file, type } = change;
  return {
    ...without(change),
    name: redactedText(name),
    ...(oldName !== undefined && { oldName: redactedText(oldName) }),
    file: printable(file),
    type: printable(type),
    causes: change.causes.map((id) => printable(id)),
    impacts: change.impacts.map(redactedImpact),
    fields: change.fields.map((field) => ({
      ...both(field, field.path, type),
      path: redactedPath(field.path),
      causes: field.causes.map((id) => printable(id)),
    })),
  };
}

function without({ before: _, after: __, ...rest }: Consequential): Omit<Consequential, 'before' | 'after'> {
  return rest;
}

function redactedNode(node: GraphNode): GraphNode {
  const { id, label, detail } = node;
  return {
    ...node,
    id: redactedText(id),
    label: redactedText(label),
    ...(detail !== undefined && { detail: redactedText(detail) }),
  };
}

function redactedImpact(impact: Impact): Impact {
  const { reason, field } = impact;
  return { ...impact, reason: redactedText(reason), ...(field && { field: redactedPath(field) }) };
}

function redactedPath(path: FieldPath): FieldPath {
  return path.map(redactedText);
}

interface Sides {
  readonly before?: unknown;
  readonly after?: unknown;
}

function both({ before, after }: Sides, path: FieldPath, type: string): Sides {
  return {
    ...(before !== undefined && { before: redactedValue(before, path, type) }),
    ...(after !== undefined && { after: redactedValue(after, path, type) }),
  };
}
