import { compareQuantities } from '../../model/quantity';
import { configKey, qualifiedName, unlike } from '../forms';
import { type Mapping, type Rule, type Tell, isSaid } from './rule';

/** Most bytes of all annotations of an object. @see https://kubernetes.io/docs/reference/using-api/api-concepts */
const mostAnnotations = 256 * 1024;

/** Most bytes of a ConfigMap or a Secret. @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
export const mostData = 1024 * 1024;

const bytes = (text: unknown) => Buffer.byteLength(String(text));

const metadata: Rule = ({ annotations = {} }, tell) => {
  const all = Object.entries(annotations as Readonly<Record<string, string>>);
  for (const [key] of all) {
    const wrong = unlike(qualifiedName, key.toLowerCase());
    if (wrong) tell(['annotations', key], wrong);
  }
  const sum = all.reduce((whole, [key, value]) => whole + bytes(key) + bytes(value), 0);
  if (sum > mostAnnotations) tell(['annotations'], `expected at most ${mostAnnotations} bytes together, got ${sum}`);
};

function contents(parts: readonly string[], sizeOf: (part: string, text: string) => number) {
  return (value: Mapping, tell: Tell) => {
    const all = parts.flatMap((part) =>
      Object.entries((value[part] ?? {}) as Readonly<Record<string, string>>).map(
        ([key, text]) => [part, key, text] as const,
      ),
    );
    for (const [part, key] of all) {
      const wrong = unlike(configKey, key);
      if (wrong) tell([part, key], wrong);
    }
    const sum = all.reduce((whole, [part, , text]) => whole + sizeOf(part, text), 0);
    if (sum > mostData) tell([parts[0]!], `expected at most ${mostData} bytes together, got ${sum}`);
  };
}

const isBase64 = (text: string) =>
  /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''));

const secret: Rule = (value, tell) => {
  contents(['data', 'stringData'], (part, text) => (part === 'data' ? Math.floor((text.length * 3) / 4) : bytes(text)))(
    value,
    tell,
  );
  for (const [key, text] of Object.entries((value.data ?? {}) as Readonly<Record<string, string>>))
    if (!isBase64(text)) tell(['data', key], 'expected base64, or plain text under stringData; got something else');
};

const claim: Rule = ({ resources, accessModes = [] }, tell) => {
  const size = resources?.requests?.storage as unknown;
  if (!isSaid(size)) tell(['resources', 'requests', 'storage'], 'expected a size, got nothing');
  else if (compareQuantities(String(size), '0') <= 0)
    tell(['resources', 'requests', 'storage'], `expected more than 0, got ${String(size)}`);
  if (accessModes.length > 1 && accessModes.includes('ReadWriteOncePod'))
    tell(['accessModes'], 'expected ReadWriteOncePod alone, got others beside it');
};

const limit: Rule = (value, tell) => {
  for (const [name, asked] of Object.entries((value.defaultRequest ?? {}) as Mapping)) {
    const most = value.default?.[name] ?? value.max?.[name];
    if (most !== undefined && compareQuantities(String(asked), String(most)) > 0)
      tell(['defaultRequest', name], `expected at most ${most}, got ${asked}`);
  }
};

/** Rules of metadata, ConfigMaps and Secrets. @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go */
export const objects: Readonly<Record<string, Rule>> = {
  V1ConfigMap: contents(['data', 'binaryData'], (part, text) =>
    part === 'data' ? bytes(text) : Math.floor((text.length * 3) / 4),
  ),
  V1LimitRangeItem: limit,
  V1ObjectMeta: metadata,
  V1PersistentVolumeClaimSpec: claim,
  V1PriorityClass({ value, metadata: meta }, tell) {
    if (value > 1_000_000_000 && !String(meta?.name).startsWith('system-'))
      tell(['value'], `expected at most 1000000000, got ${value}`);
  },
  V1Secret: secret,
};
