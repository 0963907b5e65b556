import type { ConfigFile } from '../../../model/parts/config';
import { json } from '../../../spec/exact';
import type { SettleContext } from '../context';

/** Name of the catalogue among the files of a service. */
export const catalogueName = 'catalogue.json';

/** Path of the catalogue in the container. */
const mountPath = `/etc/strata/${catalogueName}`;

/**
 * Data for a service's own middleware: tiers with limits, algorithms and models with the tier that unlocks each, endpoints with their price. One JSON file, so that no limit is written twice.
 */
export function settleCatalogue({ settings, platform }: SettleContext): ConfigFile | undefined {
  const { features, models, api, resources, monitoring, service } = settings;
  const catalogue = {
    tier: service?.tier,
    tiers: resources?.tiers ?? {},
    features: features ?? {},
    models: models ?? {},
    api: api ?? {},
    metrics: monitoring?.metrics?.custom ?? [],
  };
  const empty = [resources?.tiers, features, models, api, monitoring?.metrics?.custom].every(
    (part) => part === undefined,
  );
  if (empty) return undefined;
  const content = `${json({ ...catalogue, platform: { tiers: platform.tiers } }, 2)}\n`;
  return { name: catalogueName, mountPath, content, generated: true };
}
