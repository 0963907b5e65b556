/** A text as a name in camel case that templates can spell after a dot. */
export function camel(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const cased = words.map((word) => (/^[A-Z0-9]+$/.test(word) && /[A-Z]{2}/.test(word) ? word.toLowerCase() : word));
  return cased.map((word, index) => (index ? upperFirst(word) : lowerFirst(word))).join('');
}

/** A kind, such as HTTPRoute, as the start of a name: `httpRoute`. */
export function camelKind(kind: string): string {
  return camel(kind.replace(/^[A-Z]+(?=[A-Z][a-z]|$)/, (word) => word.toLowerCase()));
}

/** With a capital at its start. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What a name has after that of its service, such as `-migrate`; undefined for other names. */
export function endOf(name: string, service: string): string | undefined {
  return name === service || name.startsWith(`${service}-`) ? name.slice(service.length) : undefined;
}
