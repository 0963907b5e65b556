import { isMapping } from '../../model/mapping';
import type { ReadDashboard } from '../../model/parts/own-dashboard';
import { gather, type Outcome } from '../../model/problem';
import { visible } from '../characters';
import { expected } from '../hints';
import { maxDepth, tooDeep } from '../json-depth';
import type { Source } from '../load';
import { type Report, report } from '../report';
import { queriesIn } from './queries-in';

/** Bytes of a dashboard in a ConfigMap, which holds 1 MiB with its keys. @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const mostBytes = 1_000_000;

/** Dashboards of Grafana beside the specification of a service. */
export function parseDashboards(sources: readonly Source[]): Outcome<ReadDashboard[]> {
  return gather(
    sources.map((source): Outcome<ReadDashboard | undefined> => {
      const text = source.text.replace(/^\ufeff/, '');
      const found = report(source.file, text);
      const value = parseDashboard(source.name, text, found);
      return { value, problems: found.problems() };
    }),
  );
}

function parseDashboard(file: string, text: string, found: Report): ReadDashboard | undefined {
  const refuse = (offset: number, what: string, got: string, remedy?: string): undefined => {
    found.add('E398', offset, [], expected(what, got, remedy));
  };
  const deep = tooDeep(text);
  if (deep !== undefined) return refuse(deep, `at most ${maxDepth} levels`, 'more');
  const parsed = parsedJson(text);
  if ('message' in parsed) return refuse(parsed.offset, 'JSON', parsed.message);
  const body = bodyOf(parsed.value);
  if (!body) return refuse(0, 'a dashboard of Grafana: an object with a title and panels', 'something else');
  const size = Buffer.byteLength(JSON.stringify(body, null, 2));
  if (size > mostBytes)
    return refuse(0, `at most ${mostBytes} bytes, since a ConfigMap holds 1 MiB`, `${size}`, 'split it into several');
  return { file, body, queries: queriesIn(body, text, found) };
}

function parsedJson(text: string): { readonly value: unknown } | { readonly offset: number; readonly message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    return { offset, message: visible(message.slice(0, 100)) };
  }
}

/** What Grafana reads of a file, which its own interface of HTTP wraps once more. */
function bodyOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isMapping(value)) return undefined;
  const body = isMapping(value.dashboard) && value.panels === undefined ? value.dashboard : value;
  return typeof body.title === 'string' && body.title.trim() && Array.isArray(body.panels) ? body : undefined;
}
