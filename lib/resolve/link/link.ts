import type { Binding } from '../../model/binding';
import type { Outcome, Problem, Report } from '../../model/problem';
import type { Service } from '../../model/service';
import type { Neighbour, StackUnit, Unit } from '../../model/unit';
import { addressOf } from './addresses';
import { bind } from './bind';
import type { Caller, Directory } from './service-index';
import { closeEdge } from './edge';
import { egressOf } from './egress';
import type { Face } from './public-interface';
import { flowsOf } from './flows';
import { placementOf } from '../backing/placement';
import { addressed } from './hosts/addressed';
import { checkHosts, foreignOf, namedIn } from './hosts/reach';
import { withIds } from './ids';
import { loginOf } from './logins';
import { checkNamed } from './duplicate-backings';
import { storeName } from '../environment/names';
import { withQueues } from './queues';
import { remoteName } from './remote-name';
import { plainInExtras } from './rules/plain-text';
import { rules } from './rules/rules';
import { stackInCluster, stackOf } from '../stacks/service-stack';
import { bundleName, sourcesOf } from './bundle';
import type { Settled } from '../service/settle';
import { valuesOf } from './values';
import type { Whole } from './context';

/** Closes a service over what only the whole shows. */
export function link(one: Settled, directory: Directory, whole: Whole): Outcome<Unit> {
  const { service, locate } = one;
  const { platform, environment, facts } = whole;
  const problems: Problem[] = [];
  const tell: Report = (code, path, message) => void problems.push({ ...locate(path), code, message });
  const scope = [platform.name, environment.name, service.name];
  const tellMetadata: Report = (code, path, message) =>
    void problems.push({ ...one.locateMetadata(path), code, message });
  for (const rule of rules) rule({ one, whole, tell, tellMetadata });
  checkHosts(one, directory, whole, tell);
  problems.push(...plainInExtras(service));
  checkNamed(one, directory, whole, tell);

  if (service.workload.type === 'edge') return { value: closeEdge(one, directory, whole, tell), problems };

  const siblings = withQueues(service, scope, facts, tell);
  const bindings = withIds(
    siblings.map(
      (backing) =>
        bind(backing, {
          scope,
          facts,
          placement: placementOf(backing.cloud, environment),
          namespace: service.namespace,
          siblings,
        }) as Binding,
    ),
  );

  const terraform = bindings.filter(({ cloud }) => facts[cloud]!.layer === 'terraform');
  const clouds = cloudsOf(one, terraform, whole);
  const given = valuesOf(one, bindings, clouds, directory, whole, tell);
  const carried = Object.values(given.values).some((value) => 'from' in value);
  const bundle = carried
    ? bundleName(scope, sourcesOf(bindings, clouds, scope, whole), service.generation, facts, environment.cloud)
    : `${service.name}-bundle`;
  const stack = clouds.length ? stackOf(one, terraform, clouds, whole, bundle) : undefined;
  const inCluster = stackInCluster(one, bindings, whole);
  const calls = [...new Set([...service.calls, ...namedIn(one, directory)])];
  const called = directory.ask('among', ...calls);
  const store = facts[environment.cloud]!.secretStore ? storeName(platform, environment) : undefined;
  if (carried && !store)
    tell(
      'E340',
      ['integrations'],
      `expected a secret store for what Terraform hands over, but ${environment.cloud} has none: keep every backing in the cluster, or move the environment`,
    );

  return {
    value: {
      platform,
      environment,
      ...(isHandmade(service) && { others: whole.named.filter((one) => one !== environment.name) }),
      service: {
        ...addressed(service, (name, port) => addressOf(name, port, directory, service, whole), tell),
        calls,
        security: { ...service.security, ...flowsOf(one, directory, whole, tell) },
        secrets: service.secrets.map((one) => ({ ...one, secret: remoteName(one.secret, whole) })),
        migration: service.migration && { ...service.migration, variables: given.migration },
      },
      callers: insideCluster(callersOf(one, directory)).map(({ name, namespace }) => ({ name, namespace })),
      callees: insideCluster(called).map(neighbour),
      bindings,
      managed: terraform.map(({ name }) => name),
      values: given.values,
      files: given.files,
      podLabels: Object.assign({}, ...clouds.map((cloud) => facts[cloud]!.identity.podLabels)),
      accountAnnotations: accountAnnotations(stack, whole),
      egress: [
        ...egressOf({ ...service, externals: [...service.externals, ...workersOf(called)] }, bindings, clouds, whole),
        ...foreignOf(one, directory, whole),
      ],
      names: { namespace: service.namespace, bundle, store, secrets: `${service.name}-secrets` },
      components: componentsOf(service, carried || Boolean(inCluster), clouds, whole),
      stack,
      inCluster,
      logins: bindings.flatMap((binding) => loginOf(binding, siblings, whole)),
    },
    problems,
  };
}

/** Whether some of a service's objects are written by hand. */
function isHandmade({ overrides, extras, extend }: Service): boolean {
  return extend !== undefined || [...overrides, ...extras].some(({ layer }) => layer === 'kubernetes');
}

/** What the account of the pods says of its identities, where a cloud wants to read it there. */
function accountAnnotations(
  stack: StackUnit | undefined,
  { facts }: Whole,
): Readonly<Record<string, string>> | undefined {
  const said = Object.entries(stack?.sites ?? {}).flatMap(([cloud, site]) =>
    Object.entries(facts[cloud]!.identity.annotations?.({ name: site.identity.name, placement: site }) ?? {}),
  );
  return said.length ? Object.fromEntries(said) : undefined;
}

function cloudsOf(
  { permissions }: Settled,
  terraform: readonly Binding[],
  { environment: { cloud: home }, facts }: Whole,
): string[] {
  const asked = permissions.map(({ cloud }) => cloud ?? home).filter((cloud) => facts[cloud]?.layer === 'terraform');
  const used = [...terraform.map(({ cloud }) => cloud), ...asked];
  return used.length ? [...new Set([home, ...used])] : [];
}

/** Workers that a service calls: to a cluster they are hosts outside. */
function workersOf(called: readonly Face[]): Service['externals'] {
  return called.flatMap(({ name, host, atEdge }) => (atEdge && host ? [{ name, host, port: 443 }] : []));
}

/** Those that call a service, and those that it lets in. */
function callersOf({ service, accessFrom }: Settled, directory: Directory): readonly Caller[] {
  const callers = directory.ask('callers', service.name);
  // One question about both would name every caller.
  return accessFrom.length ? directory.ask('callersAmong', ...callers.map(({ name }) => name), ...accessFrom) : callers;
}

/** Those inside the cluster, as a network policy names them. */
function insideCluster<T extends Caller>(all: readonly T[]): T[] {
  return all.filter(({ atEdge }) => !atEdge);
}

function neighbour({ name, namespace, endpoints }: Face): Neighbour {
  return {
    name,
    namespace,
    ports: endpoints.flatMap(({ ports }) => ports.map(({ targetPort, protocol }) => ({ port: targetPort, protocol }))),
  };
}

function componentsOf(
  service: Service,
  stores: boolean,
  clouds: readonly string[],
  { platform, environment, facts, gateways }: Whole,
): string[] {
  const { ingress } = service.networking;
  const gateway = gateways[platform.gateway]!;
  const used = [
    ...(stores || service.secrets.length ? ['external-secrets'] : []),
    ...(ingress ? gateway.components : []),
    ...(service.scaling.autoscaling ? ['metrics-server'] : []),
    ...clouds.flatMap((cloud) => {
      const { component } = facts[cloud]!.identity;
      return component && !component.unlessOn.includes(environment.cluster.cloud) ? [component.name] : [];
    }),
  ];
  return [...new Set(used)].sort();
}
