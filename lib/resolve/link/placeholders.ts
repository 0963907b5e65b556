import type { Value } from '../../model/binding';
import { serviceAddress } from '../service/hosts/service-address';

/** Values for the placeholders of a text. */
export interface Meanings {
  /** By `database.host`. */
  readonly bindings: Readonly<Record<string, { readonly variable: string; readonly value: Value }>>;
  /** Base URL of a service's port, or the reason why there is none. */
  readonly service: (name: string, port: number | undefined) => { readonly url: string } | { readonly problem: string };
  /** Variables for `$(NAME)`, as in Kubernetes. @default - it is text */
  readonly variables?: ReadonlySet<string>;
}

type Piece = { readonly text: string } | { readonly variable: string; readonly value: Value };

/** Start of a placeholder; `}` is searched for separately, once for all unclosed `${`. */
const opening = new RegExp(String.raw`\$\$\{|\$\{|${serviceAddress.source}|\$?\$\(([A-Za-z_][A-Za-z0-9_]*)\)`, 'g');

/**
 * Resolves the placeholders of one text: `${database.host}` from bindings, `service://name:port` from the platform's
 * Services, `$(NAME)` from a variable beside it; a literal `${` is written `$${`, a literal `$(` `$$(`. A value that is known only in the cluster becomes a text that Kubernetes expands.
 */
export function expand(text: string, meanings: Meanings): { value: Value; problems: string[] } {
  const problems: string[] = [];
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of tokens(text)) {
    pieces.push({ text: text.slice(end, found.start) }, meaning(text, found, meanings, problems));
    end = found.end;
  }
  pieces.push({ text: text.slice(end) });
  return { value: join(pieces), problems };
}

/** The placeholders of a text. */
interface Token {
  readonly start: number;
  readonly end: number;
  /** The part between `${` and `}`. */
  readonly name?: string;
  readonly service?: string;
  readonly port?: string;
  readonly variable?: string;
}

function tokens(text: string): Token[] {
  const last = text.lastIndexOf('}');
  const found: Token[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [whole, service, port, variable] = match;
    const start = match.index;
    if (whole !== '${') found.push({ start, end: start + whole.length, service, port, variable });
    if (whole !== '${' || last < start) continue;
    const close = text.indexOf('}', start);
    found.push({ start, end: close + 1, name: text.slice(start + 2, close) });
    opening.lastIndex = close + 1;
  }
  return found;
}

function meaning(
  text: string,
  { start, end, name, service, port, variable }: Token,
  meanings: Meanings,
  problems: string[],
): Piece {
  const context = text.slice(start, end);
  if (variable) return beside(context, variable, meanings);
  if (service) {
    const found = meanings.service(service, port ? Number(port) : undefined);
    if ('url' in found) return { text: found.url };
    problems.push(found.problem);
    return { text: context };
  }
  if (name === undefined) return { text: '${' };
  const found = Object.hasOwn(meanings.bindings, name) ? meanings.bindings[name] : undefined;
  if (found) return 'literal' in found.value ? { text: found.value.literal } : found;
  const known = Object.keys(meanings.bindings).join(', ') || 'no binding of this service';
  problems.push(`expected one of ${known}, got \${${name}}; a literal \${ is written $\${`);
  return { text: context };
}

/** A variable of the same container by name. */
function beside(context: string, variable: string, { variables }: Meanings): Piece {
  if (variables && context.startsWith('$$')) return { text: context.slice(1) };
  return variables?.has(variable) ? { variable, value: { template: context } } : { text: context };
}

/** Kubernetes reads `$(NAME)` as a variable and `$$` as a dollar sign. */
function join(pieces: readonly Piece[]): Value {
  if (pieces.every((piece) => 'text' in piece)) return { literal: pieces.map((piece) => piece.text).join('') };
  const said = pieces.filter((piece) => !('text' in piece) || piece.text);
  // The bundle carries a value only under the variable of its backing.
  if (said.length === 1 && 'value' in said[0]! && !('from' in said[0].value)) return said[0].value;
  return {
    template: said
      .map((piece) => ('text' in piece ? piece.text.replaceAll('$', '$$$$') : `$(${piece.variable})`))
      .join(''),
  };
}
