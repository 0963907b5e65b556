import type { Binding, Value, Values } from '../model/binding';
import type { Service } from '../model/service';
import { placeholders } from './bind';
import { expand, type Meanings } from './expand';
import { drawnSecret } from './names';
import type { Settled } from './settle';
import { type Tell, unknownName, type Whole } from './whole';

/** Everything that the workload reads: the contract of its backings, then what it sets itself. */
export function valuesOf(
  { service }: Settled,
  bindings: readonly Binding[],
  clouds: readonly string[],
  all: readonly Settled[],
  whole: Whole,
  tell: Tell,
) {
  const { platform, facts } = whole;
  const meanings: Meanings = {
    bindings: placeholders(bindings),
    service: (name, port) => addressOf(name, port, all, service, whole),
  };
  const given: Values = Object.assign(
    {},
    ...clouds.map((cloud) => facts[cloud]!.identity.values),
    ...bindings.map(({ values }) => values),
  );
  const fill = (path: readonly string[], text: string): Value => {
    const { value, problems } = expand(text, meanings);
    for (const problem of problems) tell('E345', path, problem);
    return value;
  };
  const contract = Object.entries(platform.environmentContract).flatMap(([name, text]) => {
    const { value, problems } = expand(text, meanings);
    return problems.length ? [] : [[name, value] as const];
  });
  const hasStore = Boolean(facts[whole.environment.cloud]!.secretStore);
  const secrets = service.secrets.map(
    ({ variable, secret, key }) =>
      [variable, hasStore ? { secret: `${service.name}-secrets`, key: variable } : drawnSecret(secret, key)] as const,
  );
  const own = Object.entries(service.variables).map(
    ([name, text]) => [name, fill(['config', 'variables', name], text)] as const,
  );
  const values: Values = {
    ...given,
    ...Object.fromEntries(contract),
    ...Object.fromEntries(own),
    ...Object.fromEntries(secrets),
  };
  const files = service.files.map((file) => {
    if (file.name === 'catalogue.json') return file;
    const value = fill(['config', 'files', file.name], file.content);
    if ('literal' in value) return { ...file, content: value.literal };
    tell(
      'E346',
      ['config', 'files', file.name, 'content'],
      'expected placeholders of literals in a file; what is secret or known only after apply goes through config.variables',
    );
    return file;
  });
  return { values, files };
}

/** Base URL of a service of the platform, as its Service is named. */
function addressOf(
  name: string,
  port: number | undefined,
  all: readonly Settled[],
  asking: Service,
  { platform }: Whole,
) {
  const own = platform.aliases[name] ?? name;
  const endpoints = all.flatMap(({ service }) =>
    service.networking.endpoints.map((endpoint) => ({ service, endpoint })),
  );
  const candidates = endpoints.filter(({ service, endpoint }) => service.name === own || endpoint.name === own);
  const found = candidates.find(
    ({ endpoint }) => port === undefined || endpoint.ports.some((one) => one.port === port),
  );
  if (!found) {
    const ports = candidates.flatMap(({ endpoint }) => endpoint.ports.map((one) => one.port));
    const names = [...new Set(endpoints.map(({ service }) => service.name))];
    return {
      problem: candidates.length
        ? `expected one of the ports ${ports.join(', ')} of ${name}, got ${port}`
        : unknownName(names, name),
    };
  }
  const { service, endpoint } = found;
  const host = service.namespace === asking.namespace ? endpoint.name : `${endpoint.name}.${service.namespace}.svc`;
  return { url: `http://${host}:${port ?? endpoint.ports[0]!.port}` };
}
