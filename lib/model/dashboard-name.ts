import { digest } from './name';
import { objectName } from './object-name';

/** Name of the ConfigMap of a dashboard that an author wrote, by the path of its file. */
export function ownDashboardName(service: string, file: string): string {
  const words =
    file
      .replace(/^dashboards\/|\.json$/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return objectName([service, ...words].join('-'), `-${digest(file)}-dashboard`);
}
