import type { Endpoint } from '../model/parts/networking';
import type { Service } from '../model/service';
import type { Settled } from './settle';

/** Where a service answers, as it is called. */
export interface Address {
  readonly service: Service;
  readonly endpoint: Endpoint;
}

/** The services of one environment, by what others ask for: each question costs the same in a fleet of thousands. */
export class Directory {
  private readonly services = new Map<string, Settled>();
  private readonly order = new Map<string, number>();
  private readonly calling = new Map<string, string[]>();
  private readonly answering = new Map<string, Address[]>();

  constructor(all: readonly Settled[]) {
    for (const [index, one] of all.entries()) {
      const { service } = one;
      this.services.set(service.name, one);
      this.order.set(service.name, index);
      for (const callee of new Set(service.calls)) push(this.calling, callee, service.name);
      for (const endpoint of service.networking.endpoints)
        for (const name of new Set([service.name, endpoint.name])) push(this.answering, name, { service, endpoint });
    }
  }

  /** Names of all, in their order. */
  get names(): readonly string[] {
    return [...this.services.keys()];
  }

  find(name: string): Settled | undefined {
    return this.services.get(name);
  }

  /** Those of these names that are there, in the order of all. */
  among(names: readonly string[]): Settled[] {
    const place = (name: string) => this.order.get(name)!;
    const there = [...new Set(names)].filter((name) => this.services.has(name));
    return there.sort((a, b) => place(a) - place(b)).map((name) => this.services.get(name)!);
  }

  /** Names of those that call a service. */
  callersOf(name: string): readonly string[] {
    return this.calling.get(name) ?? [];
  }

  /** Where a name answers: a service's own name, or that of one of its Services. */
  addressesOf(name: string): readonly Address[] {
    return this.answering.get(name) ?? [];
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
