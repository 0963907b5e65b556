import type { Report } from '../../model/problem';

type Words = Readonly<Record<string, string>>;

/** Labels that everything of a platform bears. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export function ownLabels(platform: string): Words {
  return { 'app.kubernetes.io/part-of': platform, 'app.kubernetes.io/managed-by': 'strata' };
}

/** What Strata sets a label to, whatever an author says; nothing for labels of the author's own. */
type Ours = (key: string) => string | undefined;

/** Says which labels of an author are lost to ours. */
export function tellLost(given: Words, ours: Ours, tell: (key: string, message: string) => void): void {
  for (const [key, value] of Object.entries(given)) {
    const own = ours(key);
    if (own !== undefined && own !== value) tell(key, `${key}: Strata sets it to ${own}; emitted so`);
  }
}

/** What each service's own objects bear beside, by the last word of the label. */
const ofServices: Words = {
  name: 'the name of each service',
  instance: 'the name of each service',
  version: 'the version of each image',
  component: 'the type of each service',
};

/** Says which labels of a platform are lost to those of what bears them. */
export function checkPlatformLabels(name: string, labels: Words, report: Report): void {
  const ours: Ours = (key) => ownLabels(name)[key] ?? ofServices[/^app\.kubernetes\.io\/(\w+)$/.exec(key)?.[1] ?? ''];
  tellLost(labels, ours, (key, message) => report('W206', ['labels', key], message));
}
