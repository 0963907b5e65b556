/** A format of a text: its test, and its words. */
export interface Form {
  readonly test: (text: string) => boolean;
  readonly what: string;
}

const form = (pattern: RegExp, max: number, what: string): Form => ({
  test: (text) => text.length <= max && pattern.test(text),
  what,
});

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export const dnsLabel = form(new RegExp(`^${label}$`), 63, 'lower-case letters, digits and hyphens, at most 63');

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
export const dns1035 = form(
  /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  63,
  'lower-case letters, digits and hyphens, starting with a letter, at most 63',
);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const dnsSubdomain = form(new RegExp(`^${subdomain}$`), 253, 'a lower-case DNS name of at most 253 characters');

const namePart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Key of a label, an annotation, a taint. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const qualifiedName: Form = {
  test(text) {
    const [first = '', second, more] = text.split('/');
    const name = second ?? first;
    const prefixed = second === undefined || dnsSubdomain.test(first);
    return more === undefined && prefixed && name.length <= 63 && namePart.test(name);
  },
  what: 'a key such as team or example.com/team',
};

/** Value of a label. */
export const labelValue = form(
  /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  63,
  'at most 63 letters, digits, - _ and ., of which the first and last are letters or digits',
);

/** Name of a container's port. @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
export const portName: Form = {
  test: (text) =>
    text.length <= 15 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text) && /[a-z]/.test(text) && !text.includes('--'),
  what: 'at most 15 lower-case letters, digits and single hyphens, a letter among them',
};

/** The problem of a port by number or name. */
export function notPort(value: unknown): string | undefined {
  if (typeof value === 'string') return unlike(portName, value);
  return value !== undefined && (Number(value) < 1 || Number(value) > 65535)
    ? `expected 1 to 65535, got ${Number(value)}`
    : undefined;
}

/** Name of a variable. */
export const variableName = form(/^[-._a-zA-Z][-._a-zA-Z0-9]*$/, Infinity, 'letters, digits, - _ and .');

/** Key of a ConfigMap or a Secret. */
export const configKey: Form = {
  test: (text) => text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && !/^\.\.?$|^\.\./.test(text),
  what: 'at most 253 letters, digits, - _ and .',
};

/** Name of an HTTP header. */
export const headerName = form(/^[-A-Za-z0-9]+$/, Infinity, 'the name of a header, such as X-Model-Type');

/** A path within a volume. */
export const relativePath: Form = {
  test: (text) => text !== '' && !text.startsWith('/') && !text.split('/').includes('..'),
  what: 'a path that is not absolute and has no ..',
};

/** A number or share of pods. */
export const percentage = form(/^\d+%$/, Infinity, 'a number or a percentage, such as 25%');

/** A quantity. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const quantity = form(
  /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/,
  Infinity,
  'a quantity, such as 500m or 2Gi',
);

/** The message of a problem. */
export function unlike({ test, what }: Form, value: unknown): string | undefined {
  return typeof value !== 'string' || test(value) ? undefined : `expected ${what}, got ${value || 'nothing'}`;
}
