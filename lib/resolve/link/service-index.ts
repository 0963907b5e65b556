import { digestOf } from '../../model/digest';
import { perTable } from '../../model/per-table';
import type { PublicInterface } from './public-interface';
import type { Mention } from '../service/hosts/text-references';
import { type BackingUser, keyOf } from '../service/named-backing';

/** Namespace, host and ports of a service. */
export interface Address {
  readonly service: PublicInterface;
  readonly endpoint: PublicInterface['endpoints'][number];
}

/** A service as its callers see it. */
export type Caller = Pick<PublicInterface, 'name' | 'namespace' | 'atEdge'>;

/** Queries of a service about the others of its environment. */
interface Answers {
  /** Names of all, in their order. */
  readonly names: readonly string[];
  /** Names of all, and of their Services. */
  readonly served: readonly string[];
  /** Namespaces of those in the cluster. */
  readonly namespaces: readonly string[];
  readonly find: PublicInterface | undefined;
  /** Existing services among these names, in the order of all. */
  readonly among: readonly PublicInterface[];
  /** Callers of a service, in the order of all. */
  readonly callers: readonly Caller[];
  /** Existing services among these names as callers, in the order of all. */
  readonly callersAmong: readonly Caller[];
  /** Services with a named backing, in the order of all. */
  readonly users: readonly BackingUser[];
  /** Endpoint of a name: a service's own, or that of one of its Services. */
  readonly addresses: readonly Address[];
}

/** The services of one environment; every query is recorded by its caller through `ask`. */
export interface ServiceIndex {
  readonly ask: <Q extends keyof Answers>(question: Q, ...about: readonly string[]) => Answers[Q];
}

/** A service as the index lists it. */
export interface ListedService {
  readonly publicInterface: PublicInterface;
  /** Names of services that it calls. */
  readonly calls: readonly string[];
  /** Names in its texts that may be Services. @default - none */
  readonly mentions?: readonly Mention[];
}

/** Who is where in an environment, as plain data: what is left of its services when their interfaces are kept elsewhere. */
export interface ServiceIndexData {
  /** All, in their order. */
  readonly all: readonly Caller[];
  /** Names of callers, by service. */
  readonly callers: readonly Entry[];
  /** Names of services, by names of their further Services. */
  readonly aliases: readonly Entry[];
  /** Names of services, by kind and name of a backing. */
  readonly users: readonly (readonly [backing: string, users: readonly BackingUser[]])[];
}

type Entry = readonly [name: string, services: readonly string[]];

/** The data of an index of these services. */
export function serviceIndexData(all: readonly ListedService[]): ServiceIndexData {
  const callers = new Map<string, string[]>();
  const aliases = new Map<string, string[]>();
  const users = new Map<string, BackingUser[]>();
  for (const { publicInterface } of all) {
    const names = new Set(publicInterface.endpoints.map(({ name }) => name));
    for (const name of names) if (name !== publicInterface.name) push(aliases, name, publicInterface.name);
    for (const { access, isShared, ...one } of publicInterface.named ?? [])
      push(users, keyOf(one), { service: publicInterface.name, access, isShared });
  }
  const namespaces = new Map(all.map(({ publicInterface: { name, namespace } }) => [name, namespace]));
  const answering = (name: string) => [...(namespaces.has(name) ? [name] : []), ...(aliases.get(name) ?? [])];
  for (const { publicInterface, calls, mentions = [] } of all) {
    const named = mentions.flatMap(({ name, namespace }) =>
      answering(name).filter(
        (one) => one !== publicInterface.name && (namespace ?? namespaces.get(one)) === namespaces.get(one),
      ),
    );
    for (const callee of new Set([...calls, ...named])) push(callers, callee, publicInterface.name);
  }
  return {
    all: all.map(({ publicInterface: { name, namespace, atEdge } }) => ({ name, namespace, atEdge })),
    callers: [...callers],
    aliases: [...aliases],
    users: [...users],
  };
}

/**
 * The index over its data; the cost of a query does not depend on the number of services.
 * @param faceOf - looks up one of them
 */
export function serviceIndex(register: ServiceIndexData, faceOf: (name: string) => PublicInterface): ServiceIndex {
  const order = new Map(register.all.map(({ name }, index) => [name, index]));
  const [callers, aliases, users] = [new Map(register.callers), new Map(register.aliases), new Map(register.users)];

  const place = (name: string) => order.get(name)!;
  const there = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => order.has(name)).sort((a, b) => place(a) - place(b));
  const among = (names: readonly string[]) => there(names).map(faceOf);
  const callersAmong = (names: readonly string[]) => there(names).map((name) => register.all[place(name)]!);
  // Lists of all are the same for each service.
  let served: readonly string[] | undefined;
  let namespaces: readonly string[] | undefined;
  const answers: { readonly [Q in keyof Answers]: (about: readonly string[]) => Answers[Q] } = {
    names: () => register.all.map(({ name }) => name),
    served: () => (served ??= [...order.keys(), ...aliases.keys()]),
    namespaces: () =>
      (namespaces ??= [...new Set(register.all.flatMap(({ atEdge, namespace }) => (atEdge ? [] : [namespace])))]),
    find: ([name]) => (order.has(name!) ? faceOf(name!) : undefined),
    among,
    callers: ([name]) => callersAmong(callers.get(name!) ?? []),
    callersAmong,
    users: ([key]) => users.get(key!) ?? [],
    addresses: ([name]) =>
      among([name!, ...(aliases.get(name!) ?? [])]).flatMap((service) =>
        service.endpoints
          .filter((endpoint) => service.name === name || endpoint.name === name)
          .map((endpoint) => ({ service, endpoint })),
      ),
  };
  return { ask: (question, ...about) => answers[question](about) };
}

/** Queries of a service to the index, each with a digest of its answer. While the answers stay the same, so does the linked unit. */
export type RecordedQueries = Readonly<Record<string, string>>;

/** A index that notes what it is asked. */
export function recordQueries(index: ServiceIndex): {
  readonly index: ServiceIndex;
  readonly queries: RecordedQueries;
} {
  const queries: Record<string, string> = {};
  return {
    queries: queries,
    index: {
      ask(question, ...about) {
        const answer = index.ask(question, ...about);
        queries[JSON.stringify([question, ...about])] = brief(answer);
        return answer;
      },
    },
  };
}

/** Whether each recorded query still has its recorded answer. */
export function stillHolds(queries: RecordedQueries, index: ServiceIndex): boolean {
  return Object.entries(queries).every(([asked, digest]) => {
    const [question, ...about] = JSON.parse(asked) as [keyof Answers, ...string[]];
    return brief(index.ask(question, ...about)) === digest;
  });
}

/** An answer, or a digest of it where that is shorter; many services get the same list of all users of a backing. */
function brief(answer: unknown): string {
  return typeof answer === 'object' && answer !== null ? briefly(answer) : written(answer);
}

const briefly = perTable(written);

function written(answer: unknown): string {
  const text = JSON.stringify(answer ?? null);
  return text.length > 40 ? digestOf(text) : text;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
