import { type Graph, around } from '../graph/graph';
import { platformGraph, serviceId } from '../graph/platform-graph';
import type { Outcome } from '../model/problem';
import type { Selection } from './selection';
import { type Toolkit, builtIn } from './toolkit';
import { readAll } from './units/all';

/** What the services of a selection call and use, as a graph; of one service with all around it. */
export function draw(root: string, selection: Selection, toolkit: Toolkit = builtIn): Outcome<Graph> {
  const { value, problems } = readAll(root, toolkit, selection);
  const { environment, service } = selection;
  const units = value.units.filter((one) => environment === undefined || one.environment.name === environment);
  const whole = platformGraph(units);
  if (service === undefined) return { value: whole, problems };
  const own = units.filter((one) => one.service.name === service);
  const ids = own.map((one) => serviceId(one.platform.name, one.environment.name, one.service.name));
  return { value: around(whole, new Set(ids)), problems };
}
