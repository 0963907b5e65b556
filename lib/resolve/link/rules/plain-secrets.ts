import { isMapping } from '../../../model/mapping';

/** Suffixes of names of secrets, compared word by word without case. */
const passwords = /(^|_)(password|passwd|passphrase|pwd)$/;
const keys =
  /(^|_)(secret|token|api_?key|private_key|access_key|secret_key|secret_access_key|signing_key|credentials?)$/;

/** Formats of tokens of known issuers. @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns */
const tokens = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_\w{22,}/,
  /\bglpat-[\w-]{20}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\b[sr]k_live_\w{16,}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /\bAIza[\w-]{35}/,
  /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/,
];

/** A URL with a password, without placeholders; a host of one word is a Service of the namespace, and allowed. */
const withPassword = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:$]{0,100}:[^\s/@$]{1,200}@[\w-]{1,63}\./;

/** Maximum length of a text that is searched. */
const most = 100_000;

/** Whether a text contains a secret by its format. */
function isToken(text: string): boolean {
  const part = text.slice(0, most);
  return withPassword.test(part) || tokens.some((form) => form.test(part));
}

/** Whether a named value is a secret in plain text. */
export function isPlainSecret(name: string, value: string): boolean {
  if (isToken(value)) return true;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  // Placeholders, paths and modes are no secrets.
  if (value.trim() === '' || /\$[{(]/.test(value) || /^(\.{0,2}\/|[a-z]+:\/\/)/.test(value)) return false;
  if (/^(true|false|yes|no|on|off|none|null|required|optional)$/i.test(value)) return false;
  return passwords.test(words) || (keys.test(words) && !/^\d+(\.\d+)?[a-z]*$/.test(value));
}

/** Options of a command with a secret. */
const option = /^--?([\w-]{1,60})=(.+)$/s;

/** Root keys of Kubernetes objects with user-chosen names; other keys are fields of the API. */
const open = ['data', 'config'];

/**
 * Names of secrets in plain text: variables, entries and options. @param isOpen - whether any key may name a secret
 */
export function plainSecrets(value: unknown, isOpen = false): string[] {
  const opened = isMapping(value) ? Object.entries(value).filter(([key]) => open.includes(key)) : [];
  return [...found(value, isOpen), ...(isOpen ? [] : opened.flatMap(([, inner]) => found(inner, true)))];
}

function found(value: unknown, isOpen: boolean, key = ''): string[] {
  if (typeof value === 'string') {
    const [, name, said] = option.exec(value) ?? [];
    const isFound = isToken(value) || (isOpen && isPlainSecret(key, value)) || (name && isPlainSecret(name, said!));
    return isFound ? [name ?? key] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one) => found(one, isOpen));
  if (!isMapping(value)) return [];
  const { name, value: said } = value;
  if (typeof name === 'string' && typeof said === 'string') return isPlainSecret(name, said) ? [name] : [];
  return Object.entries(value).flatMap(([own, inner]) => found(inner, isOpen, own));
}
