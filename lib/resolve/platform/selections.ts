import type { Labels, Selection, UnitSummary, LocatedSummary } from './unit-summary';
import type { Position, Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import { at, isMapping } from '../../model/mapping';

/** Selector fields by kind: of a Service labels, of others a selector. */
const places: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  NetworkPolicy: ['spec', 'podSelector'],
  PodDisruptionBudget: ['spec', 'selector'],
};

/** Whether a kind has a pod selector. */
export function selectsPods(kind: string): boolean {
  return Object.hasOwn(places, kind);
}

/** Labels of an object's pod selector, as written. @default - none */
export function selectorIn(kind: string, body: object): unknown {
  if (!selectsPods(kind)) return undefined;
  return at(body, kind === 'Service' ? places[kind]! : [...places[kind]!, 'matchLabels']);
}

/** Labels of Strata's own selectors. */
const ours = ['app.kubernetes.io/name', 'app.kubernetes.io/instance'];

/** Pod selectors in overrides and extra files with labels that any pod may have. */
export function selectionsOf({ service: { extras, overrides } }: Unit): Selection[] {
  const added = extras.flatMap(({ body, position }) => {
    const { kind } = body as { readonly kind?: string };
    return chosen(kind, body, position).filter(({ labels }) => !ours.some((key) => key in labels));
  });
  const patched = overrides.flatMap(({ target, patch, position }) => {
    const found = chosen(target.split('/')[0], patch, position);
    // A patch adds to labels of Strata, except those that it removes.
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

/** Labels of a unit's pods without those of Strata, one set for each template. */
export function bornBy({ service: { metadata, extras } }: Unit): Labels[] {
  const added = extras.map(({ body }) => at(body, ['spec', 'template', 'metadata', 'labels']));
  return [metadata.labels, ...added].flatMap((labels) =>
    isMapping(labels) && Object.keys(labels).length ? [labels as Labels] : [],
  );
}

/** Reports selectors of pods of another service without sharedWith. */
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
      const message = `expected a selector of its own pods, got one that matches those of ${other.service}: add security.sharedWith: [${summary.service}] to its spec`;
      return [{ ...position, code: 'E358', message }];
    }),
  );
}

function placeOf({ environment, namespace }: UnitSummary, key: string, value: string): string {
  return JSON.stringify([environment, namespace, key, value]);
}
