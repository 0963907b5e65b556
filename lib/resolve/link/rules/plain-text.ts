import { isPlainSecret, plainSecrets } from './plain-secrets';
import type { Problem } from '../../../model/problem';
import type { Service } from '../../../model/service';
import type { Rule } from './rule';

const way = 'keep it in the secret store, and name it under config.secrets';

/** Names of headers that bear credentials. */
const bearing = /authorization|cookie|token|secret|password|(api|license|access)-?key/i;

/** Headers of a variable of SDKs. */
function headersIn(text: string): [name: string, value: string][] {
  return text.split(',').flatMap((one): [string, string][] => {
    const at = one.indexOf('=');
    return at < 0 ? [] : [[one.slice(0, at).trim(), one.slice(at + 1)]];
  });
}

/** Reports secrets in plain text, without repeating them. */
export const plainText: Rule = ({ one: { service }, tell }) => {
  const { OTEL_EXPORTER_OTLP_HEADERS: headers = '', ...variables } = service.variables;
  for (const [name, value] of headersIn(headers))
    if (bearing.test(name) || isPlainSecret(name, value))
      tell(
        'W208',
        ['monitoring', 'tracing', 'headers', name],
        `${name}: a secret in plain text; emitted as it is: keep OTEL_EXPORTER_OTLP_HEADERS in the secret store, and name it under config.secrets`,
      );
  for (const [name, value] of Object.entries(variables))
    if (isPlainSecret(name, value))
      tell('W208', ['config', 'variables', name], `${name}: a secret in plain text; emitted as it is: ${way}`);
  for (const { name, content, generated } of service.files)
    if (!generated && isPlainSecret('', content))
      tell('W208', ['config', 'files', name], `${name}: a secret in plain text; emitted as it is: ${way}`);
  for (const part of ['command', 'args'] as const)
    if (plainSecrets(service.workload[part]).length > 0)
      tell('W208', ['service', part], `a secret in plain text; emitted as it is: ${way}`);
};

/** Secrets in plain text in overrides and extra files. */
export function plainInExtras({ extras, overrides }: Service): Problem[] {
  const all = [
    ...extras.map((one) => ({ ...one, value: isSecret(one.body) ? {} : one.body })),
    ...overrides.map((one) => ({ ...one, value: one.patch })),
  ];
  return all.flatMap(({ layer, position, value }) =>
    [...new Set(plainSecrets(value, layer === 'terraform'))].map((name): Problem => {
      const what = name ? `${name}: a secret` : 'a secret';
      return { ...position, code: 'W208', message: `${what} in plain text; emitted as it is: ${way}` };
    }),
  );
}

/** A Secret is reported by another rule. */
function isSecret(body: object): boolean {
  return (body as { readonly kind?: unknown }).kind === 'Secret';
}
