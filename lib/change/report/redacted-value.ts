import { isMapping } from '../../model/mapping';
import { printable } from '../../model/printable';
import { hidden, isSecretName, withoutAssigned, withoutSecrets } from '../../model/redacted';
import type { FieldPath } from '../diff/object-change';

/** Fields of Terraform resources and of Kubernetes Secrets that hold a secret, whatever their name says. */
const secretFields = /^(?:data|stringData|secret_(?:string|data|binary)(?:_wo)?|value(?:_wo)?)$/;

/** A reference of Terraform to another value, which is no secret itself. */
const reference = /^\$\{[a-z_][\w.[\]"*-]{0,300}\}$/;

/** A text of an author for a report: no credential, no control character. */
export function redactedText(text: string): string {
  const shown = withoutSecrets(text);
  return printable(/\s|^[\w-]*=/.test(shown) ? withoutAssigned(shown, hidden) : shown);
}

/** A text of several lines; these are escaped where a value is shown. */
function linesOf(text: string): string {
  return text.includes('\n') ? text.split('\n').map(redactedText).join('\n') : redactedText(text);
}

/** A value without what may be a secret, by the keys that lead to it. @param type - of the object that holds it */
export function redactedValue(value: unknown, path: FieldPath, type = ''): unknown {
  const keys = path.map((key) => key.replace(/^\[|\]$/g, ''));
  const isSecret = keys.some(isSecretName) || (/secret/i.test(type) && keys.some((key) => secretFields.test(key)));
  return redact(value, isSecret ? 'below' : 'not', isSecretName(keys.at(-1) ?? '') && isSecret);
}

type Place = 'not' | 'below';

/** Texts are hidden anywhere below a secret's name, numbers only beside it. */
function redact(value: unknown, place: Place, isNamed: boolean): unknown {
  if (typeof value === 'string') return place === 'below' && !reference.test(value) ? hidden() : linesOf(value);
  if (typeof value === 'number') return isNamed ? hidden() : value;
  if (Array.isArray(value)) return value.map((one) => redact(one, place, isNamed));
  if (!isMapping(value)) return value;
  const named = typeof value.name === 'string' && isSecretName(value.name);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isOwn = isSecretName(key) || (named && key === 'value');
      return [redactedText(key), redact(inner, isOwn ? 'below' : place, isOwn)];
    }),
  );
}
