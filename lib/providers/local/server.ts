import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { digest } from '../../model/name';
import { Local } from './context';
import { keep } from './keep';
import { labels, selector } from './labels';
import { type Process, container, podSecurity, scratchVolumes } from './pod';
import { type Admitted, ServerPolicy } from './server-policy';
import { type Spelled, kinds } from '../../kubernetes/kinds';

/** Where a server keeps its data. */
export interface Data {
  readonly mountPath: string;
  /** Folder of the volume; for servers that refuse a volume's own `lost+found`. */
  readonly subPath?: string;
  /** Further folders of the volume, by where the server sees them. @default - none */
  readonly folders?: Readonly<Record<string, string>>;
  /** Kubernetes quantity. @default - the data goes with the pod */
  readonly size?: string;
  /** @default - the cluster's default class */
  readonly storageClass?: string;
}

interface ServerProps extends Process, Admitted {
  readonly name: string;
  /** What it is: `database`, `cache`. */
  readonly component: string;
  readonly port: number;
  readonly probe: Spelled;
  readonly data: Data;
  /** Files that the server sees under `/config`, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** One pod with its data and its address, closed to all but its clients. */
export class Server extends Construct {
  constructor(scope: Construct, id: string, { name, component, port, probe, data, files = {}, ...props }: ServerProps) {
    super(scope, id);
    const { unit } = Local.of(this);
    const { namespace } = unit.context;
    const own = labels(name, component, unit);
    const metadata = { name, namespace, labels: own };
    const configured = Object.keys(files).length > 0;
    const main = container(component, props);

    new ApiObject(this, 'Account', { ...kinds.ServiceAccount, metadata, automountServiceAccountToken: false });
    if (configured) new ApiObject(this, 'Files', { ...kinds.ConfigMap, metadata, data: { ...files } });
    new ApiObject(this, 'Resource', {
      ...kinds.StatefulSet,
      metadata,
      spec: {
        serviceName: name,
        replicas: 1,
        selector: { matchLabels: selector(name) },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: {
          metadata: {
            labels: own,
            annotations: configured ? { 'strata.dev/files': digest(JSON.stringify(files)) } : undefined,
          },
          spec: {
            serviceAccountName: name,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: podSecurity(props),
            containers: [
              {
                ...main,
                ports: [{ name: component, containerPort: port }],
                startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 60 },
                readinessProbe: { ...probe, periodSeconds: 10 },
                livenessProbe: { ...probe, periodSeconds: 20, failureThreshold: 6 },
                volumeMounts: [
                  ...(main.volumeMounts as Spelled[]),
                  { name: 'data', mountPath: data.mountPath, subPath: data.subPath },
                  ...Object.entries(data.folders ?? {}).map(([mountPath, subPath]) => ({
                    name: 'data',
                    mountPath,
                    subPath,
                  })),
                  ...(configured ? [{ name: 'files', mountPath: '/config', readOnly: true }] : []),
                ],
              },
            ],
            volumes: [
              ...scratchVolumes(props),
              ...(configured ? [{ name: 'files', configMap: { name } }] : []),
              ...(data.size ? [] : [{ name: 'data', emptyDir: {} }]),
            ],
          },
        },
        volumeClaimTemplates: data.size ? [claim(data.size, data.storageClass)] : undefined,
      },
    });
    new ApiObject(this, 'Service', {
      ...kinds.Service,
      metadata,
      spec: {
        selector: selector(name),
        ports: [{ name: component, port, targetPort: component }],
      },
    });
    new ServerPolicy(this, 'Policy', { name, component, port, admits: props.admits, calls: props.calls });
  }
}

function claim(size: string, storageClassName?: string): Spelled {
  return {
    metadata: { name: 'data', annotations: keep },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName,
      resources: { requests: { storage: size } },
    },
  };
}
