import type { Report } from '../../model/problem';
import { ofKind } from '../../model/backing';
import type { Binding } from '../../model/binding';
import type { Unit } from '../../model/unit';
import { addressOf } from './addresses';
import { bind } from './bind';
import type { ServiceIndex } from './service-index';
import { expand } from './placeholders';
import { placementOf } from '../backing/placement';
import { ownName } from '../service/own-name';
import { stackOf } from '../stacks/service-stack';
import type { Settled } from '../service/settle';
import { unknownName, type LinkContext } from './context';

/** Links a Worker: a stack, and no objects in the cluster. */
export function closeEdge(one: Settled, index: ServiceIndex, context: LinkContext, tell: Report): Unit {
  const { service } = one;
  const { platform, environment, facts } = context;
  const scope = [platform.name, environment.name, service.name];
  const bindings = service.backings.map((backing) => {
    const around = { scope, facts, placement: placementOf(backing.cloud, environment), namespace: service.namespace };
    const bound = bind(backing, { ...around, siblings: service.backings }) as Binding;
    const [worker] = ofKind('worker', [bound]) as Binding<'worker'>[];
    return worker ? complete(worker, one, index, context, tell) : bound;
  });
  const clouds = [...new Set(bindings.map(({ cloud }) => cloud))];
  const stack = { ...stackOf(one, bindings, clouds, context, ''), workload: undefined, after: [] };
  return {
    platform,
    environment,
    service,
    callers: [],
    callees: [],
    bindings,
    managed: bindings.map(({ name }) => name),
    values: {},
    files: [],
    podLabels: {},
    egress: [],
    names: { namespace: service.namespace, bundle: '', secrets: '' },
    components: [],
    stack: clouds.length ? stack : undefined,
    logins: [],
  };
}

/** A Worker with resolved variables, and the physical names of the Workers that it is bound to. */
function complete(
  worker: Binding<'worker'>,
  { service }: Settled,
  index: ServiceIndex,
  context: LinkContext,
  tell: Report,
): Binding<'worker'> {
  const { options } = worker;
  const meanings = {
    bindings: {},
    service: (name: string, port: number | undefined) => addressOf(name, port, index, service, context),
  };
  const variables = Object.entries(service.variables).map(([name, text]) => {
    const { value, problems } = expand(text, meanings);
    for (const problem of problems) tell('E345', ['config', 'variables', name], problem);
    return [name, 'literal' in value ? value.literal : ''] as const;
  });
  const services = Object.entries(options.services).map(([binding, name]) => {
    const own = ownName(name, context.platform);
    const other = workerOf(own, worker.cloud, index);
    if (!other && !index.ask('find', own)?.isUnread)
      tell('E342', ['edge', 'bindings', 'services', binding], unknownName(workers(index), name));
    return [binding, other ?? name] as const;
  });
  return {
    ...worker,
    options: { ...options, variables: Object.fromEntries(variables), services: Object.fromEntries(services) },
  };
}

function workers(index: ServiceIndex): string[] {
  return index.ask('names').filter((name) => index.ask('find', name)!.atEdge);
}

/** Name in the cloud of another service's Worker. */
function workerOf(name: string, cloud: string, index: ServiceIndex): string | undefined {
  return index.ask('find', name)?.workers.find((one) => one.cloud === cloud)?.name;
}
