import type { Report } from '../../model/problem';

type Words = Readonly<Record<string, string>>;

/** Labels of all objects of a platform. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export function ownLabels(platform: string): Words {
  return { 'app.kubernetes.io/part-of': platform, 'app.kubernetes.io/managed-by': 'strata' };
}

/** The value that Strata sets for a label; undefined for other labels. */
type Ours = (key: string) => string | undefined;

/** Warns of labels that Strata replaces. */
export function tellLost(given: Words, ours: Ours, tell: (key: string, message: string) => void): void {
  for (const [key, value] of Object.entries(given)) {
    const own = ours(key);
    if (own !== undefined && own !== value) tell(key, `${key}: Strata sets it to ${own}; emitted so`);
  }
}

/** Further labels of each service's objects, by the last word of the label. */
const ofServices: Words = {
  name: 'the name of each service',
  instance: 'the name of each service',
  version: 'the version of each image',
  component: 'the type of each service',
};

/** Warns of labels of a platform that Strata replaces. */
export function checkPlatformLabels(name: string, labels: Words, report: Report): void {
  const ours: Ours = (key) => ownLabels(name)[key] ?? ofServices[/^app\.kubernetes\.io\/(\w+)$/.exec(key)?.[1] ?? ''];
  tellLost(labels, ours, (key, message) => report('W206', ['labels', key], message));
}
