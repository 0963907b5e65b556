import type { Position, Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import type { LocatedSummary } from './check';
import type { UnitSummary } from './unit-summary';
import { at, isMapping } from '../settings/deep-merge';

/** Labels by which something chooses pods. */
export type Labels = Readonly<Record<string, string>>;

/** Pods that an object written by hand chooses by labels of its author's. */
export interface Selection {
  readonly labels: Labels;
  readonly position: Position;
}

/** Where objects choose pods: a Service by labels, the others by a selector. */
const places: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  NetworkPolicy: ['spec', 'podSelector'],
  PodDisruptionBudget: ['spec', 'selector'],
};

/** Whether an object of a kind chooses pods. */
export function selectsPods(kind: string): boolean {
  return Object.hasOwn(places, kind);
}

/** Labels by which an object chooses pods, whatever its author wrote there. @default - it says none */
export function selectorIn(kind: string, body: object): unknown {
  if (!selectsPods(kind)) return undefined;
  return at(body, kind === 'Service' ? places[kind]! : [...places[kind]!, 'matchLabels']);
}

/** Labels that Strata's own selectors have. */
const ours = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** What a unit's overrides and extra files choose by labels that any pod may bear. */
export function selectionsOf({ service: { extras, overrides } }: Unit): Selection[] {
  const added = extras.flatMap(({ body, position }) => {
    const { kind } = body as { readonly kind?: string };
    return chosen(kind, body, position).filter(({ labels }) => !ours.some((key) => key in labels));
  });
  const patched = overrides.flatMap(({ target, patch, position }) => {
    const found = chosen(target.split('/')[0], patch, position);
    // A patch adds to our labels, but for those that it removes.
    return found.filter(({ removed }) => ours.every((key) => removed.includes(key)));
  });
  return [...added, ...patched].map(({ labels, position }) => ({ labels, position }));
}

function chosen(kind: string | undefined, body: object, position: Position) {
  const labels = selectorIn(kind ?? '', body);
  if (!isMapping(labels)) return [];
  const all = Object.entries(labels);
  const said = all.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const removed = all.filter(([, value]) => value === null).map(([key]) => key);
  return said.length ? [{ labels: Object.fromEntries(said), removed, position }] : [];
}

/** Labels of a unit's pods beside those that are Strata's, each set of them. */
export function bornBy({ service: { metadata, extras } }: Unit): Labels[] {
  const added = extras.map(({ body }) => at(body, ['spec', 'template', 'metadata', 'labels']));
  return [metadata.labels, ...added].flatMap((labels) =>
    isMapping(labels) && Object.keys(labels).length ? [labels as Labels] : [],
  );
}

/** What one unit chooses that are pods of another one, which does not share them. */
export function checkSelections(closed: readonly LocatedSummary[]): Problem[] {
  const choosing = closed.filter(({ summary }) => summary.selections.length > 0);
  if (choosing.length === 0) return [];
  const bearers = new Map<string, Set<UnitSummary>>();
  for (const { summary } of closed)
    for (const [key, value] of summary.podLabels.flatMap(Object.entries)) {
      const place = placeOf(summary, key, String(value));
      bearers.set(place, (bearers.get(place) ?? new Set()).add(summary));
    }
  return choosing.flatMap(({ summary }) =>
    summary.selections.flatMap(({ labels, position }): Problem[] => {
      const [[key, value] = ['', '']] = Object.entries(labels);
      const other = [...(bearers.get(placeOf(summary, key, value)) ?? [])].find(
        (one) =>
          one !== summary &&
          !one.sharedWith.includes(summary.service) &&
          one.podLabels.some((born) => Object.entries(labels).every(([name, said]) => born[name] === said)),
      );
      if (!other) return [];
      const message = `expected a selector of pods of its own, got one that finds those of ${other.service}: its spec says security.sharedWith: [${summary.service}]`;
      return [{ ...position, code: 'E358', message }];
    }),
  );
}

function placeOf({ environment, namespace }: UnitSummary, key: string, value: string): string {
  return JSON.stringify([environment, namespace, key, value]);
}
