import { workloadTypes } from '../../model/workload-types';
import { componentFor } from '../../model/component-names';
import type { Binding } from '../../model/binding';
import type { Outcome, Problem, Report } from '../../model/problem';
import type { Service } from '../../model/service';
import type { ConnectedService, StackUnit, Unit } from '../../model/unit';
import { addressOf } from './addresses';
import { bind } from './bind';
import type { Caller, ServiceIndex } from './service-index';
import { closeEdge } from './edge';
import { egressOf } from './egress';
import type { PublicInterface } from './public-interface';
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
import type { LinkContext } from './context';

/** Links a service with the others into a closed unit. */
export function link(one: Settled, index: ServiceIndex, context: LinkContext): Outcome<Unit> {
  const { service, locate } = one;
  const { platform, environment, facts } = context;
  const problems: Problem[] = [];
  const tell: Report = (code, path, message) => void problems.push({ ...locate(path), code, message });
  const scope = [platform.name, environment.name, service.name];
  const tellMetadata: Report = (code, path, message) =>
    void problems.push({ ...one.locateMetadata(path), code, message });
  for (const rule of rules) rule({ one, context, tell, tellMetadata });
  checkHosts(one, index, context, tell);
  problems.push(...plainInExtras(service));
  checkNamed(one, index, context, tell);

  if (!workloadTypes[service.workload.type].inCluster) return { value: closeEdge(one, index, context, tell), problems };

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
  const clouds = cloudsOf(one, terraform, context);
  const given = valuesOf(one, bindings, clouds, index, context, tell);
  const carried = Object.values(given.values).some((value) => 'from' in value);
  const bundle = carried
    ? bundleName(scope, sourcesOf(bindings, clouds, scope, context), service.generation, facts, environment.cloud)
    : `${service.name}-bundle`;
  const stack = clouds.length ? stackOf(one, terraform, clouds, context, bundle) : undefined;
  const inCluster = stackInCluster(one, bindings, context);
  const calls = [...new Set([...service.calls, ...namedIn(one, index)])];
  const called = index.ask('among', ...calls);
  const store = facts[environment.cloud]!.secretStore ? storeName(platform, environment) : undefined;
  if (carried && !store)
    tell(
      'E340',
      ['integrations'],
      `expected a secret store for values of Terraform, but ${environment.cloud} has none: keep every backing in the cluster, or move the environment`,
    );

  return {
    value: {
      platform,
      environment,
      ...(isHandmade(service) && { others: context.named.filter((one) => one !== environment.name) }),
      service: {
        ...addressed(service, (name, port) => addressOf(name, port, index, service, context), tell),
        calls,
        security: { ...service.security, ...flowsOf(one, index, context, tell) },
        secrets: service.secrets.map((one) => ({ ...one, secret: remoteName(one.secret, context) })),
        migration: service.migration && { ...service.migration, variables: given.migration },
      },
      callers: insideCluster(callersOf(one, index)).map(({ name, namespace }) => ({ name, namespace })),
      callees: insideCluster(called).map(connectedService),
      bindings,
      managed: terraform.map(({ name }) => name),
      values: given.values,
      files: given.files,
      podLabels: Object.assign({}, ...clouds.map((cloud) => facts[cloud]!.identity.podLabels)),
      accountAnnotations: accountAnnotations(stack, context),
      egress: [
        ...egressOf({ ...service, externals: [...service.externals, ...workersOf(called)] }, bindings, clouds, context),
        ...foreignOf(one, index, context),
      ],
      names: { namespace: service.namespace, bundle, store, secrets: `${service.name}-secrets` },
      components: componentsOf(service, carried || Boolean(inCluster), clouds, context),
      stack,
      inCluster,
      logins: bindings.flatMap((binding) => loginOf(binding, siblings, context)),
    },
    problems,
  };
}

/** Whether a service has overrides, extra files or extend.ts. */
function isHandmade({ overrides, extras, extend }: Service): boolean {
  return extend !== undefined || [...overrides, ...extras].some(({ layer }) => layer === 'kubernetes');
}

/** Annotations of the pods' service account for identities of clouds. */
function accountAnnotations(
  stack: StackUnit | undefined,
  { facts }: LinkContext,
): Readonly<Record<string, string>> | undefined {
  const said = Object.entries(stack?.sites ?? {}).flatMap(([cloud, site]) =>
    Object.entries(facts[cloud]!.identity.annotations?.({ name: site.identity.name, placement: site }) ?? {}),
  );
  return said.length ? Object.fromEntries(said) : undefined;
}

function cloudsOf(
  { permissions }: Settled,
  terraform: readonly Binding[],
  { environment: { cloud: home }, facts }: LinkContext,
): string[] {
  const asked = permissions.map(({ cloud }) => cloud ?? home).filter((cloud) => facts[cloud]?.layer === 'terraform');
  const used = [...terraform.map(({ cloud }) => cloud), ...asked];
  return used.length ? [...new Set([home, ...used])] : [];
}

/** Workers that a service calls: external hosts to a cluster. */
function workersOf(called: readonly PublicInterface[]): Service['externals'] {
  return called.flatMap(({ name, host, atEdge }) => (atEdge && host ? [{ name, host, port: 443 }] : []));
}

/** The callers of a service, and the services that it allows. */
function callersOf({ service, accessFrom }: Settled, index: ServiceIndex): readonly Caller[] {
  const callers = index.ask('callers', service.name);
  // Separate queries, since one about both would record every caller.
  return accessFrom.length ? index.ask('callersAmong', ...callers.map(({ name }) => name), ...accessFrom) : callers;
}

/** Those inside the cluster, as peers of a NetworkPolicy. */
function insideCluster<T extends Caller>(all: readonly T[]): T[] {
  return all.filter(({ atEdge }) => !atEdge);
}

function connectedService({ name, namespace, endpoints }: PublicInterface): ConnectedService {
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
  { platform, environment, facts, gateways }: LinkContext,
): string[] {
  const { ingress } = service.networking;
  const gateway = gateways[platform.gateway]!;
  const used = [
    ...(stores || service.secrets.length ? [componentFor.secrets] : []),
    ...(ingress ? gateway.components : []),
    ...(service.scaling.autoscaling ? [componentFor.scaling] : []),
    ...(service.monitoring?.stack === 'operator' ? [componentFor.rules] : []),
    ...clouds.flatMap((cloud) => {
      const { component } = facts[cloud]!.identity;
      return component && !component.unlessOn.includes(environment.cluster.cloud) ? [component.name] : [];
    }),
  ];
  return [...new Set(used)].sort();
}
