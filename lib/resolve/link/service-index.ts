import { digestOf } from '../../model/digest';
import type { Face } from './public-interface';
import type { Mention } from '../service/hosts/said';
import type { User } from './duplicate-backings';
import { keyOf } from '../service/named-backing';

/** Where a service answers, as it is called. */
export interface Address {
  readonly service: Face;
  readonly endpoint: Face['endpoints'][number];
}

/** A service as those know it that it calls. */
export type Caller = Pick<Face, 'name' | 'namespace' | 'atEdge'>;

/** All that a service may ask about the others of its environment. */
interface Answers {
  /** Names of all, in their order. */
  readonly names: readonly string[];
  /** Names of all, and of their Services. */
  readonly served: readonly string[];
  /** Namespaces of those in the cluster. */
  readonly namespaces: readonly string[];
  readonly find: Face | undefined;
  /** Those of these names that are there, in the order of all. */
  readonly among: readonly Face[];
  /** Those that call a service, in the order of all. */
  readonly callers: readonly Caller[];
  /** Those of these names that are there, as if they called, in the order of all. */
  readonly callersAmong: readonly Caller[];
  /** Those that name a backing, in the order of all. */
  readonly users: readonly User[];
  /** Where a name answers: a service's own name, or that of one of its Services. */
  readonly addresses: readonly Address[];
}

/** The services of one environment, by what others ask for. */
export interface Directory {
  readonly ask: <Q extends keyof Answers>(question: Q, ...about: readonly string[]) => Answers[Q];
}

/** A service as it is listed. */
export interface Listed {
  readonly face: Face;
  /** Names of services that it calls. */
  readonly calls: readonly string[];
  /** Names in its texts that may be those of Services. @default - none */
  readonly mentions?: readonly Mention[];
}

/** Who is where in an environment, as plain data: what is left of its services when their faces are kept elsewhere. */
export interface Register {
  /** All, in their order. */
  readonly all: readonly Caller[];
  /** Names of those who call a service, by its name. */
  readonly callers: readonly Entry[];
  /** Names of the services that answer to a name that is not their own. */
  readonly aliases: readonly Entry[];
  /** Who names a backing, by its kind and name. */
  readonly users: readonly (readonly [backing: string, users: readonly User[]])[];
}

type Entry = readonly [name: string, services: readonly string[]];

/** Who is where among services. */
export function registerOf(all: readonly Listed[]): Register {
  const callers = new Map<string, string[]>();
  const aliases = new Map<string, string[]>();
  const users = new Map<string, User[]>();
  for (const { face } of all) {
    const names = new Set(face.endpoints.map(({ name }) => name));
    for (const name of names) if (name !== face.name) push(aliases, name, face.name);
    for (const { access, isShared, ...one } of face.named ?? [])
      push(users, keyOf(one), { service: face.name, access, isShared });
  }
  const namespaces = new Map(all.map(({ face: { name, namespace } }) => [name, namespace]));
  const answering = (name: string) => [...(namespaces.has(name) ? [name] : []), ...(aliases.get(name) ?? [])];
  for (const { face, calls, mentions = [] } of all) {
    const named = mentions.flatMap(({ name, namespace }) =>
      answering(name).filter((one) => one !== face.name && (namespace ?? namespaces.get(one)) === namespaces.get(one)),
    );
    for (const callee of new Set([...calls, ...named])) push(callers, callee, face.name);
  }
  return {
    all: all.map(({ face: { name, namespace, atEdge } }) => ({ name, namespace, atEdge })),
    callers: [...callers],
    aliases: [...aliases],
    users: [...users],
  };
}

/**
 * The services of a register; each question costs the same in a fleet of thousands.
 * @param faceOf - looks up one of them
 */
export function directoryOver(register: Register, faceOf: (name: string) => Face): Directory {
  const order = new Map(register.all.map(({ name }, index) => [name, index]));
  const [callers, aliases, users] = [new Map(register.callers), new Map(register.aliases), new Map(register.users)];

  const place = (name: string) => order.get(name)!;
  const there = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => order.has(name)).sort((a, b) => place(a) - place(b));
  const among = (names: readonly string[]) => there(names).map(faceOf);
  const callersAmong = (names: readonly string[]) => there(names).map((name) => register.all[place(name)]!);
  // Lists of all are the same for each service that asks.
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

/** What a service asked, each with the answer in brief: while those stay the same, so does what became of them. */
export type Footprint = Readonly<Record<string, string>>;

/** A directory that notes what it is asked. */
export function noting(directory: Directory): { readonly directory: Directory; readonly footprint: Footprint } {
  const footprint: Record<string, string> = {};
  return {
    footprint,
    directory: {
      ask(question, ...about) {
        const answer = directory.ask(question, ...about);
        footprint[JSON.stringify([question, ...about])] = brief(answer);
        return answer;
      },
    },
  };
}

/** Whether all that a service once asked is answered as it was. */
export function holds(footprint: Footprint, directory: Directory): boolean {
  return Object.entries(footprint).every(([asked, digest]) => {
    const [question, ...about] = JSON.parse(asked) as [keyof Answers, ...string[]];
    return brief(directory.ask(question, ...about)) === digest;
  });
}

/** An answer, or a digest of it where that is shorter. */
function brief(answer: unknown): string {
  const text = JSON.stringify(answer ?? null);
  return text.length > 40 ? digestOf(text) : text;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
