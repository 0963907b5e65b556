import type { Report } from '../../model/problem';
import type { Binding, Value, Values } from '../../model/binding';
import type { Service } from '../../model/service';
import { placeholders } from './bind';
import { referenceCycles } from './reference-cycles';
import { addressOf } from './addresses';
import type { ServiceIndex } from './service-index';
import { contractOf } from './environment-contract';
import { expand, type Meanings } from './placeholders';
import { migrationVariables } from './migration-variables';
import { drawnSecret } from '../environment/names';
import type { Settled } from '../service/settle';
import type { LinkContext } from './context';

/** All values of the workload: contracts of its backings, then its own variables. */
export function valuesOf(
  one: Settled,
  bindings: readonly Binding[],
  clouds: readonly string[],
  index: ServiceIndex,
  context: LinkContext,
  tell: Report,
) {
  const { service, written } = one;
  const meanings: Meanings = {
    bindings: placeholders(bindings),
    service: (name, port) => addressOf(name, port, index, service, context),
  };
  const given: Values = Object.assign(
    {},
    ...clouds.map((cloud) => context.facts[cloud]!.identity.values),
    ...bindings.map(({ values }) => values),
  );
  const names = new Set([
    ...Object.keys({ ...given, ...context.platform.environmentContract, ...service.variables, ...service.references }),
    ...service.secrets.map(({ variable }) => variable),
  ]);
  const fill = (path: readonly string[], text: string, all: Meanings = meanings): Value => {
    const { value, problems } = expand(text, all);
    for (const problem of problems) tell('E345', path, problem);
    return value;
  };
  const own = Object.entries(service.variables).map(
    ([name, text]) => [name, fill(['config', 'variables', name], text, { ...meanings, variables: names })] as const,
  );
  const told = Object.fromEntries(own.filter(([name]) => !written.includes(name)));
  const set = Object.fromEntries(own.filter(([name]) => written.includes(name)));
  const contract = contractOf(service, { ...told, ...set }, context, { ...meanings, variables: names });
  const before: Values = { ...given, ...told, ...contract, ...set };
  for (const name of written)
    // A value known only in the cluster is referred to by its variable, which must not be replaced.
    if (given[name] && !('literal' in given[name]))
      tell('E339', ['config', 'variables', name], `expected a variable that no backing sets, got ${name}`);
  for (const { variable } of service.secrets)
    if (Object.hasOwn(before, variable))
      tell('E339', ['config', 'secrets', variable], `expected a variable that is not set already, got ${variable}`);

  for (const name of Object.keys(service.references))
    if (Object.hasOwn(before, name))
      tell('E339', ['config', 'variables', name], `expected a variable that is not set already, got ${name}`);

  const values: Values = { ...before, ...referencesOf(service), ...secretsOf(one, context) };
  for (const circle of referenceCycles(values))
    tell(
      'E338',
      ['config', 'variables', circle[0]!],
      `expected variables without a reference cycle, got ${circle.join(' -> ')}`,
    );
  return {
    values,
    files: filesOf(one, fill, tell),
    migration: migrationVariables(one, values, { ...given, ...contract }, tell),
  };
}

/** Variables that Kubernetes sets from the pod and its namespace. */
function referencesOf({ references }: Service): Values {
  return Object.fromEntries(Object.entries(references).map(([name, valueFrom]) => [name, { valueFrom }]));
}

/** Secrets by variable: from the environment's store, or generated in the cluster. */
function secretsOf({ service }: Settled, { environment, facts }: LinkContext): Values {
  const hasStore = Boolean(facts[environment.cloud]!.secretStore);
  return Object.fromEntries(
    service.secrets.map(({ variable, secret, key }) => [
      variable,
      hasStore ? { secret: `${service.name}-secrets`, key: variable } : drawnSecret(secret, key),
    ]),
  );
}

type Fill = (path: readonly string[], text: string) => Value;

/** Files of literals, without secrets and outputs. */
function filesOf({ service }: Settled, fill: Fill, tell: Report) {
  return service.files.map((file) => {
    if (file.generated) return file;
    const value = fill(['config', 'files', file.name], file.content);
    if ('literal' in value) return { ...file, content: value.literal };
    tell(
      'E346',
      ['config', 'files', file.name, 'content'],
      'expected placeholders of literals in a file; pass secrets and outputs by config.variables',
    );
    return file;
  });
}
