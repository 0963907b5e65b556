import type { Problem } from './problem';

/** Last words of names of secret values. */
const words: ReadonlySet<string> = new Set(
  [
    'password passwords passwd passphrase passcode pass pwd secret secrets token tokens credential credentials dsn',
    'apikey privatekey accesskey secretkey signingkey masterkey encryptionkey authkey',
  ].flatMap((line) => line.split(' ')),
);

/** Keys of references to secrets, which hold no secret. */
const telling: ReadonlySet<string> = new Set(['secret', 'secretKey', 'pullSecrets', 'imagePullSecrets', 'tokens']);

/** Whether a key or a variable holds a secret, by its name. */
export function isSecretName(name: string): boolean {
  if (telling.has(name)) return false;
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]/)
    .filter((part) => part);
  return words.has(parts.at(-1) ?? '') || words.has(parts.slice(-2).join(''));
}

/** User and password of a URL, which may be truncated; a port is no password. */
const userinfo = [
  /(:\/\/)[^\s/@"'<>]+(?=@)/g,
  /(:\/\/[^\s/@:"'<>]{1,255}:)(?!\d{1,5}(?![^\s/?#"'),;\]}]))[^\s/@"'<>*]+/g,
] as const;

/** Tokens with a known prefix of their issuer. @see https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns */
const marked =
  /()\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}|sk_(?:live|test)_\w{10,}|npm_\w{30,}|eyJ[\w-]{10,})/g;

/** The value after the name of a secret in a line. */
const assigned =
  /((?:pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|credentials?|key|dsn)["']?\s{0,9}[:=]\s{0,9})[^\s].*/gi;

/** What stands in place of a secret. */
export const hidden = () => '***';

/** One star for each hidden character, so that the rest of the line keeps its column. */
const sameLength = (text: string) => '*'.repeat(text.length);

/** A text without credentials of URLs and tokens with a known prefix. */
export function withoutSecrets(text: string, mask: (secret: string) => string = hidden): string {
  return [...userinfo, marked].reduce(
    (shown, pattern) =>
      shown.replace(pattern, (whole: string, before: string) => before + mask(whole.slice(before.length))),
    text,
  );
}

/** A problem without possible secrets in its message and excerpt. */
export function redacted<P extends Problem>(problem: P): P {
  const { path, message, excerpt } = problem;
  const keys = path.split('.');
  const shown = keys.some(isSecretName) ? withoutValue(message, keys.at(-1)!) : message;
  return {
    ...problem,
    path: withoutSecrets(path),
    message: withoutSecrets(shown),
    ...(excerpt !== undefined && { excerpt: withoutSecrets(withoutAssigned(excerpt), sameLength) }),
  };
}

/** Got parts that are shown although the value is secret: no value, another type, or the key. */
const shapes = /^(?:nothing|a list|a mapping|something else)(?:$|;)/;

/** A message without its got value; a key is no value. */
function withoutValue(message: string, key: string): string {
  const at = message.search(/[,;] got /);
  if (at < 0) return message;
  const got = message.slice(at + ', got '.length);
  const isKey = [key, JSON.stringify(key)].some((one) => got === one || got.startsWith(`${one};`));
  return isKey || shapes.test(got)
    ? message
    : message.slice(0, at) + message.slice(at, at + ', got '.length) + hidden();
}

/** A text without what stands after the name of a secret in its lines. */
export function withoutAssigned(text: string, mask: (secret: string) => string = sameLength): string {
  return text.replace(assigned, (whole: string, before: string) => before + mask(whole.slice(before.length)));
}
