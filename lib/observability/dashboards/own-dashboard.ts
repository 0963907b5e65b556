import type { OwnDashboard } from '../../model/parts/own-dashboard';
import type { Running } from '../running';
import { hashOf } from './layout';

/** A dashboard that an author wrote, for one environment: two of one name or address would displace each other in Grafana. */
export function ownDashboard({ file, body }: OwnDashboard, running: Running): object {
  const { namespace, service, platform, environment } = running;
  const { id: _, tags, title, ...rest } = body;
  const own = Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [];
  return {
    ...rest,
    uid: hashOf(namespace, service, file),
    title: `${String(title)} (${environment})`,
    tags: [...new Set([...own, 'service', platform, environment])],
  };
}
