import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { dashboardLabel, folderAnnotation } from '../../model/dashboard-labels';
import { kinds } from '../kinds';

interface Props {
  /** Name of the ConfigMap. */
  readonly name: string;
  /** Namespace of the ConfigMap: in the folder of Grafana's sidecar are files of all namespaces. */
  readonly namespace: string;
  /** Folder of Grafana. */
  readonly folder: string;
  readonly dashboard: object;
  /** Labels beside those of its chart. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A dashboard that the sidecar of Grafana's chart finds. @see https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, folder, dashboard, labels }: Props) {
    super(scope, id);
    new ApiObject(this, 'ConfigMap', {
      ...kinds.ConfigMap,
      metadata: {
        name,
        namespace,
        labels: { ...labels, [dashboardLabel]: '1' },
        annotations: { [folderAnnotation]: folder },
      },
      data: { [`${namespace}.${name}.json`]: `${JSON.stringify(dashboard, null, 2)}\n` },
    });
  }
}
