import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadAll } from 'js-yaml';

type Json = Record<string, unknown>;

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Json } }[];
  };
}

/** Keys of a schema whose own keys are names of fields. */
const named = ['properties'];

/** What a definition of Kubernetes says as JSON Schema: without prose, and with no field that it does not name. */
function strict(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => strict(one));
  if (value === null || typeof value !== 'object') return value;
  const { description: _, ...schema } = value as Json;
  const kept = Object.entries(isNames ? (value as Json) : schema).filter(
    ([key]) => isNames || (!key.startsWith('x-') && key !== 'default' && key !== 'format'),
  );
  const inner = Object.fromEntries(kept.map(([key, one]) => [key, strict(one, !isNames && named.includes(key))]));
  if (isNames) return inner;
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  const isClosed = 'properties' in schema && !schema['x-kubernetes-preserve-unknown-fields'] && schema.type === 'object';
  return isClosed ? { ...inner, additionalProperties: false } : inner;
}

/** Kinds that gateways make. */
const kinds = ['BackendTLSPolicy', 'EnvoyProxy', 'Gateway', 'BackendTrafficPolicy', 'SecurityPolicy', 'HTTPRoute'];

// npx tsx test/schemas/from-crds.ts ~/.cache/strata-tools/crds/{gateway-api,envoy-gateway}: folders of tools/install.sh.
const found: Json = {};
for (const folder of process.argv.slice(2))
  for (const file of readdirSync(folder).sort())
    for (const { kind, spec } of loadAll(readFileSync(join(folder, file), 'utf8')) as Definition[])
      if (kind === 'CustomResourceDefinition' && kinds.includes(spec.names.kind))
        for (const { name, schema } of spec.versions) {
          const { properties, ...rest } = schema.openAPIV3Schema as { properties: Json };
          // Its metadata is an object to a definition, and known to the server.
          const whole = { ...rest, properties: { ...properties, metadata: { type: 'object' } } };
          found[`${spec.group}/${name}/${spec.names.kind}`] = strict(whole);
        }
writeFileSync(join(__dirname, 'crds.json.gz'), gzipSync(JSON.stringify(found), { level: 9 }));
