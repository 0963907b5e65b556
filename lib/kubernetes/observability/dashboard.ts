import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Dashboard as Json } from '../../observability/dashboards/grafana';
import { kinds } from '../kinds';

interface Props {
  /** Name of the ConfigMap. */
  readonly name: string;
  /** Folder of Grafana. */
  readonly folder: string;
  readonly dashboard: Json;
}

/** A dashboard that the sidecar of Grafana's chart finds. @see https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { name, folder, dashboard }: Props) {
    super(scope, id);
    new ApiObject(this, 'ConfigMap', {
      ...kinds.ConfigMap,
      metadata: { name, labels: { grafana_dashboard: '1' }, annotations: { grafana_folder: folder } },
      data: { [`${name}.json`]: `${JSON.stringify(dashboard, null, 2)}\n` },
    });
  }
}
