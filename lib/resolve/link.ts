import type { Backing } from '../model/backing';
import type { Binding, Value, Values } from '../model/binding';
import type { Environment } from '../model/environment';
import { type FactsTable, factsOf } from '../model/facts';
import type { Flow } from '../model/parts/security';
import type { Platform } from '../model/platform';
import { type Outcome, type Problem, gather } from '../model/problem';
import type { Service } from '../model/service';
import type { DataUnit, Login, Neighbour, StackUnit, Unit } from '../model/unit';
import { didYouMean, expected, oneOf } from '../spec/hints';
import { bind, nameOf, placeholders, variableOf } from './bind';
import { expand, type Meanings } from './expand';
import { bundleName, clusterName, drawnSecret, reserved, storeName } from './names';
import type { Settled } from './settle';
import { type Ground, sharedBindings, siteOf, tagsOf } from './stacks';

/** What a gateway needs, as far as units are concerned. */
export interface GatewayFacts {
  readonly namespace: string;
  readonly components: readonly string[];
}

/** What is shared by all units of an environment. */
export interface Whole {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
  /** Names of all services of the platform, of those too that could not be settled. */
  readonly known: readonly string[];
}

type Tell = (code: Problem['code'], path: readonly PropertyKey[], message: string) => void;

/** Closes every service of an environment over what only the whole shows. */
export function link(settled: readonly Settled[], whole: Whole): Outcome<Unit[]> {
  return gather(settled.map((one) => close(one, settled, whole)));
}

function close(one: Settled, all: readonly Settled[], whole: Whole): Outcome<Unit> {
  const { service, locate } = one;
  const { platform, environment, facts } = whole;
  const problems: Problem[] = [];
  const tell: Tell = (code, path, message) => void problems.push({ ...locate(path), code, message });
  const scope = [platform.name, environment.name, service.name];
  checkNames(one, whole, tell);

  const siblings = service.backings;
  const bindings = siblings.map(
    (backing) =>
      bind(backing, {
        scope,
        facts,
        placement: placementOf(backing, environment),
        namespace: service.namespace,
        siblings,
      }) as Binding,
  );
  checkTrust(bindings, whole, tell);

  const terraform = bindings.filter(({ cloud }) => facts[cloud]!.layer === 'terraform');
  const clouds = cloudsOf(one, terraform, environment);
  const given = variablesOf(one, bindings, clouds, all, whole, tell);
  const carried = Object.values(given.values).some((value) => 'from' in value);
  const bundle = carried
    ? bundleName(scope, given.values, service.generation, facts, environment.cloud)
    : `${service.name}-bundle`;
  const stack = clouds.length ? stackOf(one, terraform, clouds, whole, bundle) : undefined;
  const inCluster = stackInCluster(one, bindings, whole);
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
      service: {
        ...service,
        secrets: service.secrets.map((one) => ({ ...one, secret: remoteName(one.secret, whole) })),
      },
      callers: all
        .filter((other) => calls(other, service.name) || one.accessFrom.includes(other.service.name))
        .map(neighbour),
      callees: all.filter((other) => service.calls.includes(other.service.name)).map(neighbour),
      bindings,
      values: given.values,
      files: given.files,
      podLabels: Object.assign({}, ...clouds.map((cloud) => facts[cloud]!.identity.podLabels)),
      egress: egressOf(service, bindings, clouds, whole),
      names: { namespace: service.namespace, bundle, store, secrets: `${service.name}-secrets` },
      components: componentsOf(service, carried || Boolean(inCluster), whole),
      stack,
      inCluster,
      logins: bindings.flatMap((binding) => loginOf(binding, siblings, scope, whole)),
    },
    problems,
  };
}

function unknown(known: readonly string[], name: string): string {
  return expected(oneOf(known, name), name, didYouMean(name, known));
}

function checkNames({ service, calls: dependencies, accessFrom }: Settled, { known }: Whole, tell: Tell): void {
  if ((reserved as readonly string[]).includes(service.name))
    tell('E341', [], `expected a name other than ${reserved.join(', ')}, got ${service.name}`);
  for (const { name, index } of dependencies)
    if (!known.includes(name)) tell('E342', ['dependencies', index], unknown(known, name));
  accessFrom.forEach((name, index) => {
    if (!known.includes(name)) tell('E342', ['security', 'access', 'from', index], unknown(known, name));
  });
}

/** An identity has two ends, the cluster's cloud and the backing's. */
function checkTrust(bindings: readonly Binding[], { environment, facts }: Whole, tell: Tell): void {
  for (const { cloud, name } of bindings) {
    const { layer, identity } = facts[cloud]!;
    const trusted = identity.trusts.includes('*') || identity.trusts.includes(environment.cluster.cloud);
    if (layer === 'terraform' && !trusted)
      tell(
        'E343',
        ['integrations'],
        `${name}: expected a cluster on ${identity.trusts.join(' or ')} for an identity on ${cloud}, got one on ${environment.cluster.cloud}`,
      );
    if (
      identity.trusts.includes('*') &&
      layer === 'terraform' &&
      cloud !== environment.cluster.cloud &&
      !environment.cluster.issuer
    )
      tell(
        'E344',
        ['integrations'],
        `${name}: expected cluster.issuer in environments/${environment.name}.yaml, since ${cloud} must trust the cluster’s tokens`,
      );
  }
}

function cloudsOf({ permissions }: Settled, terraform: readonly Binding[], { cloud: home }: Environment): string[] {
  const used = [...terraform.map(({ cloud }) => cloud), ...permissions.map(({ cloud }) => cloud ?? home)];
  return used.length ? [...new Set([home, ...used])] : [];
}

function placementOf({ cloud }: Backing, { placements }: Environment) {
  return placements[cloud] ?? { region: 'local', account: 'local' };
}

/** Everything that the workload reads: the contract of its backings, then what it sets itself. */
function variablesOf(
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

/** Name in the store: of a secret that the environment shares, else as written. */
function remoteName(name: string, { platform, environment, facts }: Whole): string {
  const shared = Object.hasOwn(environment.shared, name) ? environment.shared[name] : undefined;
  return shared?.kind === 'secret' ? nameOf(shared, { scope: [platform.name, environment.name, 'data'], facts }) : name;
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
        : unknown(names, name),
    };
  }
  const { service, endpoint } = found;
  const host = service.namespace === asking.namespace ? endpoint.name : `${endpoint.name}.${service.namespace}.svc`;
  return { url: `http://${host}:${port ?? endpoint.ports[0]!.port}` };
}

function calls({ service }: Settled, name: string): boolean {
  return service.calls.includes(name);
}

function neighbour({ service: { name, namespace, networking } }: Settled): Neighbour {
  return {
    name,
    namespace,
    ports: networking.endpoints.flatMap(({ ports }) =>
      ports.map(({ targetPort, protocol }) => ({ port: targetPort, protocol })),
    ),
  };
}

/** Flows to managed backings by the network's block and port, to hosts outside, and to the clouds' own interfaces. */
function egressOf(
  { externals }: Service,
  bindings: readonly Binding[],
  clouds: readonly string[],
  { environment, facts }: Whole,
): Flow[] {
  const tcp = (port: number) => [{ port, protocol: 'TCP' as const }];
  const outside = {
    type: 'cidr' as const,
    cidr: '0.0.0.0/0',
    except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'],
  };
  const managed = bindings
    .filter(({ cloud }) => facts[cloud]!.layer === 'terraform')
    .flatMap((binding) => {
      const known = factsOf(facts, binding.cloud, binding.kind);
      return 'lacks' in known || !known.port ? [] : [known.port(binding.options)];
    });
  const web = clouds.length ? [443] : [];
  return [
    ...[...new Set(managed)].map((port): Flow => ({
      peer: { type: 'cidr', cidr: environment.network.cidr, except: [] },
      ports: tcp(port),
    })),
    ...[...new Set([...web, ...externals.map(({ port }) => port)])].map((port): Flow => ({
      peer: outside,
      ports: tcp(port),
    })),
  ];
}

function componentsOf(service: Service, stores: boolean, { platform, gateways }: Whole): string[] {
  const { ingress } = service.networking;
  const gateway = gateways[platform.gateway]!;
  const used = [
    ...(stores || service.secrets.length ? ['external-secrets'] : []),
    ...(ingress ? gateway.components : []),
    ...(service.scaling.autoscaling ? ['metrics-server'] : []),
  ];
  return [...new Set(used)].sort();
}

/** The Terraform stack of a service, on every cloud that it uses. */
function stackOf(
  { service, permissions, encryption }: Settled,
  bindings: readonly Binding[],
  clouds: readonly string[],
  ground: Ground,
  bundle: string,
): StackUnit {
  const { platform, environment } = ground;
  const scope = [platform.name, environment.name, service.name];
  const { team, owner } = service.metadata;
  const shared = bindings.some((one) => one.shared !== undefined);
  return {
    name: scope.join('.'),
    source: service.source,
    context: {
      platform: platform.name,
      scope: environment.name,
      tags: tagsOf(ground, { name: service.name, team, owner }),
      protect: environment.deletionProtection,
      namespace: service.namespace,
      generation: service.generation,
    },
    state: environment.state,
    sites: Object.fromEntries(
      clouds.map((cloud) => [
        cloud,
        siteOf(
          cloud,
          ground,
          scope,
          cloud === environment.cloud ? encryption : { rotationDays: encryption.rotationDays },
        ),
      ]),
    ),
    bindings,
    after: [
      ...(shared ? [`${platform.name}.${environment.name}.data`] : []),
      ...(environment.cluster.existing ? [] : [`${platform.name}.${environment.cluster.name}.cluster`]),
    ],
    workload: {
      namespace: service.namespace,
      serviceAccount: service.name,
      cluster: clusterName(platform, environment),
      issuer: environment.cluster.issuer,
      home: environment.cloud,
      bundle,
      permissions: permissions.map(({ cloud = environment.cloud, actions, resources }) => ({
        cloud,
        allow: actions,
        on: resources,
      })),
    },
  };
}

/** Backings that are Kubernetes objects beside the service. */
function stackInCluster({ service }: Settled, bindings: readonly Binding[], ground: Ground): StackUnit | undefined {
  const { platform, environment, facts } = ground;
  const own = bindings.filter(({ cloud, shared }) => facts[cloud]!.layer === 'kubernetes' && shared === undefined);
  if (own.length === 0) return undefined;
  const scope = [platform.name, environment.name, service.name];
  const sites = Object.fromEntries(
    [...new Set(own.map(({ cloud }) => cloud))].map((cloud) => [
      cloud,
      siteOf(cloud, { ...ground, environment: placed(environment, cloud) }, scope),
    ]),
  );
  return {
    name: scope.join('.'),
    source: service.source,
    context: {
      platform: platform.name,
      scope: environment.name,
      tags: tagsOf(ground),
      protect: false,
      namespace: service.namespace,
      generation: service.generation,
    },
    sites,
    bindings: own,
    after: [],
    workload: {
      namespace: service.namespace,
      serviceAccount: service.name,
      cluster: clusterName(platform, environment),
      home: environment.cloud,
      bundle: '',
      permissions: [],
    },
  };
}

function placed(environment: Environment, cloud: string): Environment {
  return { ...environment, placements: { [cloud]: { region: 'local', account: 'local' }, ...environment.placements } };
}

/** What an environment's services share inside its cluster: backings, and secrets where no store keeps them. */
export function linkData(ground: Ground, services: readonly Service[]): DataUnit | undefined {
  const { platform, environment } = ground;
  const bindings = [...sharedBindings(ground, 'kubernetes'), ...drawn(ground, services)];
  if (bindings.length === 0) return undefined;
  const namespace = `${platform.name}-${environment.name}`;
  const scope = [platform.name, environment.name, 'data'];
  const clouds = [...new Set(bindings.map(({ cloud }) => cloud))];
  return {
    platform,
    environment,
    namespace,
    inCluster: {
      name: scope.join('.'),
      source: environment.source,
      context: {
        platform: platform.name,
        scope: environment.name,
        tags: tagsOf(ground),
        protect: false,
        namespace,
        generation: 1,
      },
      sites: Object.fromEntries(
        clouds.map((cloud) => [cloud, siteOf(cloud, { ...ground, environment: placed(environment, cloud) }, scope)]),
      ),
      bindings,
      after: [],
    },
  };
}

/** Secrets that services ask for where no store keeps any: drawn once in the cluster, one a value. */
function drawn({ environment, facts }: Ground, services: readonly Service[]): Binding[] {
  if (facts[environment.cloud]!.secretStore) return [];
  const asked = services.flatMap(({ secrets }) => secrets.map(({ secret, key }) => drawnSecret(secret, key).secret));
  return [...new Set(asked)].sort().map((name) => ({
    name,
    kind: 'secret',
    cloud: environment.cloud,
    access: 'read',
    default: false,
    generation: 1,
    options: { generateLength: 32, recoveryDays: 7 },
    native: {},
    extras: {},
    physicalName: name,
    values: {},
  }));
}

/** A service's own part of a shared database: who makes it, and by which secrets. */
function loginOf(
  binding: Binding,
  siblings: readonly Backing[],
  scope: readonly string[],
  { environment, facts, platform }: Whole,
): Login[] {
  if (binding.kind !== 'database' || !binding.login || facts[binding.cloud]!.layer !== 'terraform') return [];
  const master = bind(environment.shared[binding.shared!] as Backing<'database'>, {
    scope: [platform.name, environment.name, 'data'],
    facts,
    placement: placementOf(binding, environment),
    namespace: '',
    siblings: [],
  });
  const text = (one: Binding, own: readonly Backing[], property: string) => {
    const value = one.values[variableOf(one, own, property)];
    return value && 'literal' in value ? value.literal : '';
  };
  const value = (property: string) => text(binding, siblings, property);
  return [
    {
      name: binding.name,
      engine: binding.options.engine,
      database: value('name'),
      user: value('user'),
      masterSecret: master.physicalName,
      masterUser: text(master as Binding, [], 'user'),
      hostVariable: variableOf(binding, siblings, 'host'),
      passwordVariable: variableOf(binding, siblings, 'password'),
      port: value('port'),
      namespace: `${scope[0]}-${scope[1]}-data`,
    },
  ];
}
