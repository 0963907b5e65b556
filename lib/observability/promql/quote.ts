/** A text as a literal of PromQL. @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text that a literal of PromQL stands for. */
export function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(/\\(u[\da-f]{4}|x[\da-f]{2}|.)/gi, (_, mark: string) => {
    if (mark.length > 1) return String.fromCharCode(parseInt(mark.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r' }[mark] ?? mark;
  });
}

/** Matchers between braces. */
export function matching(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${quoted(value)}`)
    .join(',');
}
