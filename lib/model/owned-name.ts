import { physicalName } from './name';

/** Maximum length of a label value, into which Flux writes names. */
const max = 63;

/** Name of a cluster object of one platform; other platforms may use the same cluster. */
export function ownedName(platform: string, ...words: readonly string[]): string {
  const name = [platform, ...words].join('-');
  return name.length > max ? physicalName([platform, ...words], { max, separator: '-' }) : name;
}

/** Name of the PriorityClass of a priority; those of Kubernetes itself keep their names. */
export function priorityClassName(platform: string, priority: string): string {
  return priority.startsWith('system-') ? priority : ownedName(platform, priority);
}

/** Name of the ClusterIssuer of a platform. */
export function issuerName(platform: string): string {
  return ownedName(platform, 'letsencrypt');
}
