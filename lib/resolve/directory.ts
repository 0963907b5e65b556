import { digestOf } from '../model/digest';
import type { Face } from './face';

/** Where a service answers, as it is called. */
export interface Address {
  readonly service: Face;
  readonly endpoint: Face['endpoints'][number];
}

/** All that a service may ask about the others of its environment. */
interface Answers {
  /** Names of all, in their order. */
  readonly names: readonly string[];
  readonly find: Face | undefined;
  /** Those of these names that are there, in the order of all. */
  readonly among: readonly Face[];
  /** Those that call a service, in the order of all. */
  readonly callers: readonly Face[];
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
}

/** Each question costs the same in a fleet of thousands. */
export function directoryOf(all: readonly Listed[]): Directory {
  const services = new Map(all.map(({ face }) => [face.name, face]));
  const order = new Map(all.map(({ face }, index) => [face.name, index]));
  const calling = new Map<string, string[]>();
  const answering = new Map<string, Address[]>();
  for (const { face: service, calls } of all) {
    for (const callee of new Set(calls)) push(calling, callee, service.name);
    for (const endpoint of service.endpoints)
      for (const name of new Set([service.name, endpoint.name])) push(answering, name, { service, endpoint });
  }

  const place = (name: string) => order.get(name)!;
  const among = (names: readonly string[]) => {
    const there = [...new Set(names)].filter((name) => services.has(name));
    return there.sort((a, b) => place(a) - place(b)).map((name) => services.get(name)!);
  };
  const answers: { readonly [Q in keyof Answers]: (about: readonly string[]) => Answers[Q] } = {
    names: () => [...services.keys()],
    find: ([name]) => services.get(name!),
    among,
    callers: ([name]) => among(calling.get(name!) ?? []),
    addresses: ([name]) => answering.get(name!) ?? [],
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
