import { literally } from '../../model/literally';
import type { Grouping, Route, Routing } from '../../model/parts/routing';

/** Name of the receiver that sends no message. */
export const discarded = 'none';

/** What a label of an alert must be. */
export interface Matcher {
  readonly name: string;
  readonly matchType: '=' | '!=' | '=~';
  readonly value: string;
}

/** A route of Alertmanager with those below it. */
export interface RouteNode extends Partial<Grouping> {
  readonly receiver: string;
  readonly matchers: readonly Matcher[];
  readonly hours: readonly string[];
  readonly goesOn: boolean;
  readonly routes: readonly RouteNode[];
}

/** An environment of a platform, and whom its alerts go to. */
export interface Routed {
  readonly platform: string;
  readonly environment: string;
  readonly routing: Routing;
}

/** Labels of every alert of an environment. */
export function scopeOf({ platform, environment }: Pick<Routed, 'platform' | 'environment'>): Matcher[] {
  return [is('platform', platform), is('environment', environment)];
}

/** The routes of an environment. @param nameOf - name of a receiver or of hours among those of others */
export function routeTree(routed: Routed, nameOf: (name: string) => string = (name) => name): RouteNode {
  const { routes, fallback, groupBy, waitSeconds, intervalSeconds, repeatSeconds } = routed.routing;
  return {
    ...{ groupBy, waitSeconds, intervalSeconds, repeatSeconds },
    receiver: nameOf(fallback),
    matchers: scopeOf(routed),
    hours: [],
    goesOn: false,
    routes: [
      ...routes.map(({ receiver, hours, ...route }) => ({
        ...node(route, receiver === undefined ? discarded : nameOf(receiver)),
        hours: hours.map(nameOf),
      })),
      leaf(discarded, [is('severity', 'info')]),
    ],
  };
}

function node(route: Omit<Route, 'receiver' | 'hours'>, receiver: string): RouteNode {
  const { severity, team, service, alert, labels, goesOn, ...grouping } = route;
  const matchers = [
    ...any('severity', severity),
    ...any('team', team),
    ...any('service', service),
    ...any('alertname', alert),
    ...Object.entries(labels).map(([name, value]) => is(name, value)),
  ];
  return { ...grouping, receiver, matchers, hours: [], goesOn, routes: [] };
}

/** A route that ends there. */
export function leaf(receiver: string, matchers: readonly Matcher[]): RouteNode {
  return { receiver, matchers, hours: [], goesOn: false, routes: [] };
}

/** A label that has one value. */
export function is(name: string, value: string): Matcher {
  return { name, matchType: '=', value };
}

/** A label that has one of several values, where there are any. */
export function any(name: string, values: readonly string[]): Matcher[] {
  if (values.length === 0) return [];
  return values.length === 1
    ? [is(name, values[0]!)]
    : [{ name, matchType: '=~', value: values.map(literally).join('|') }];
}
