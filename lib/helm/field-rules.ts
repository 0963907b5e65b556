import { choices } from '../api/choices';
import {
  type Form,
  configKey,
  dnsLabel,
  dnsSubdomain,
  headerName,
  labelValue,
  percentage,
  portName,
  qualifiedName,
  relativePath,
  variableName,
} from '../api/forms';
import { ranges } from '../api/ranges';
import { filled, labelled, texts } from '../api/texts';
import type { JsonSchema } from './json-schema';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const namePart = '([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]';

const text = (pattern: string, maxLength?: number): JsonSchema => ({
  type: 'string',
  pattern,
  ...(maxLength !== undefined && { maxLength }),
});

/** Forms of texts as JSON Schema says them, in patterns that Go reads, too. */
const forms: ReadonlyMap<Form, JsonSchema> = new Map([
  [dnsLabel, text(`^${label}$`, 63)],
  [dnsSubdomain, text(`^${label}(\\.${label})*$`, 253)],
  [labelValue, text(`^(${namePart})?$`, 63)],
  [qualifiedName, text(`^(${label}(\\.${label})*/)?${namePart}$`, 317)],
  [portName, text('^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$', 15)],
  [configKey, text('^([-_a-zA-Z0-9][-._a-zA-Z0-9]*|\\.[-_a-zA-Z0-9][-._a-zA-Z0-9]*)$', 253)],
  [headerName, text('^[-A-Za-z0-9]+$')],
  [relativePath, text('^[^/]')],
  [variableName, text('^[-._a-zA-Z][-._a-zA-Z0-9]*$')],
  [percentage, text('^[0-9]{1,9}%$')],
]);

const of = (form: Form) => forms.get(form)!;
const port = { anyOf: [{ type: 'integer', minimum: 1, maximum: 65535 }, of(portName)] };
const share = { anyOf: [{ type: 'integer', minimum: 0, maximum: 2147483647 }, of(percentage)] };
const named = { name: of(dnsSubdomain) };
const address = '([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*/[0-9]{1,3}';
const cidr = text(`^(${address})$`, 64);

/** Fields with more than one form, by type. @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis */
const others: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  V1ConfigMapEnvSource: named,
  V1ConfigMapKeySelector: { ...named, key: of(configKey) },
  V1ConfigMapVolumeSource: named,
  V1EnvVar: { name: of(variableName) },
  V1HTTPGetAction: { port },
  V1IPBlock: { cidr, except: { type: 'array', items: cidr } },
  V1LocalObjectReference: named,
  V1NetworkPolicyPort: { port },
  V1PersistentVolumeClaimSpec: { storageClassName: of(dnsSubdomain) },
  V1PersistentVolumeClaimVolumeSource: { claimName: of(dnsSubdomain) },
  V1PodDisruptionBudgetSpec: { minAvailable: share, maxUnavailable: share },
  V1RollingUpdateDeployment: { maxSurge: share, maxUnavailable: share },
  V1SecretEnvSource: named,
  V1SecretKeySelector: { ...named, key: of(configKey) },
  V1SecretVolumeSource: { secretName: of(dnsSubdomain) },
  V1ServicePort: { targetPort: port },
  V1TCPSocketAction: { port },
  V1VolumeMount: { mountPath: text('^[^:]+$') },
};

const labels = {
  type: 'object',
  propertyNames: of(qualifiedName),
  additionalProperties: of(labelValue),
};

/** The schema of a field with what the API server asks of it beyond its type. */
export function ruled(type: string, name: string, schema: JsonSchema): JsonSchema {
  const other = others[type]?.[name];
  if (other) return other;
  if (labelled[type]?.includes(name)) return labels;
  const [words, range, form] = [choices[type]?.[name], ranges[type]?.[name], texts[type]?.[name]];
  const rule = { ...(words && { enum: words }), ...(form && of(form)), ...(range && bounds(range)) };
  if (schema.type !== 'array') return { ...schema, ...rule };
  const items = { ...(schema.items as JsonSchema), ...rule };
  return { ...schema, items, ...(filled[type]?.includes(name) && { minItems: 1 }) };
}

function bounds([minimum, maximum]: readonly [number, number?]): JsonSchema {
  return { minimum, ...(maximum !== undefined && { maximum }) };
}
