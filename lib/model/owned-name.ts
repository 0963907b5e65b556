import { physicalName } from './name';

/** Most characters of the value of a label, into which Flux writes names. */
const max = 63;

/** Name of what stands in a cluster for one platform; other platforms may be in the same cluster. */
export function ownedName(platform: string, ...words: readonly string[]): string {
  const name = [platform, ...words].join('-');
  return name.length > max ? physicalName([platform, ...words], { max, separator: '-' }) : name;
}

/** Name of the PriorityClass of a priority; those of Kubernetes itself are everybody's. */
export function priorityClassName(platform: string, priority: string): string {
  return priority.startsWith('system-') ? priority : ownedName(platform, priority);
}

/** Name of the ClusterIssuer that certificates of a platform are asked of. */
export function issuerName(platform: string): string {
  return ownedName(platform, 'letsencrypt');
}
