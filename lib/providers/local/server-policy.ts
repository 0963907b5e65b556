import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { StackUnit } from '../../model/unit';
import { Local } from './context';
import { labels, selector } from './labels';
import { onNode } from '../../kubernetes/service/peers';
import { type Spelled, kinds } from '../../kubernetes/kinds';

/** Who may reach a server beside its clients, and whom it calls. */
export interface Admitted {
  /** Labels of further pods that may reach it. @default - its clients alone */
  readonly admits?: readonly Readonly<Record<string, string>>[];
  /** Names of servers on the same port that it calls. @default - none */
  readonly calls?: readonly string[];
}

interface ServerPolicyProps extends Admitted {
  readonly name: string;
  readonly component: string;
  readonly port: number;
}

/** Lets in the clients of a server, on its port, and nothing else in or out. */
export class ServerPolicy extends Construct {
  constructor(scope: Construct, id: string, { name, component, port, admits = [], calls = [] }: ServerPolicyProps) {
    super(scope, id);
    const { unit } = Local.of(this);
    const ports = [{ protocol: 'TCP', port }];
    const peers = (pods: readonly Readonly<Record<string, string>>[]) =>
      pods.map((matchLabels) => ({ podSelector: { matchLabels } }));

    new ApiObject(this, 'Resource', {
      ...kinds.NetworkPolicy,
      metadata: { name, namespace: unit.context.namespace, labels: labels(name, component, unit) },
      spec: {
        podSelector: { matchLabels: selector(name) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [clients(unit), ...peers(admits)], ports }],
        egress: calls.length > 0 ? [{ to: peers(calls.map(selector)), ports }, names] : [],
      },
    });
  }
}

/** The pods of the service that asks, its migration's too; all of the environment's, where it shares the backing. */
function clients({ workload, context: { platform, scope } }: StackUnit): Spelled {
  if (workload) return { podSelector: { matchLabels: { 'app.kubernetes.io/instance': workload.serviceAccount } } };
  const matchLabels = { 'app.kubernetes.io/part-of': platform, 'strata.dev/environment': scope };
  return { namespaceSelector: { matchLabels }, podSelector: {} };
}

/** The way to the cluster's own name server, or to the node's. */
const names: Spelled = {
  to: [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
    { ipBlock: { cidr: onNode } },
  ],
  ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 53 })),
};
