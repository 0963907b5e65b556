import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { EntranceProps, RouteProps } from '../../../lib/kubernetes/gateways/gateway';
import type { GatewayEntry } from '../../../lib/kubernetes/gateways/registry';
import type { GatewayFacts } from '../../../lib/model/gateway-facts';

const apiVersion = 'tunnel.example/v1';

const facts = {
  namespace: 'tunnels',
  components: ['tunnel-controller', 'cert-manager'],
  controllers: {
    'tunnel-controller': {
      namespace: 'tunnels',
      level: 'baseline',
      source: { oci: 'oci://registry.example.com/tunnel', version: '1.2.3' },
      requiredBy: 'run',
      values: () => ({ replicas: 2 }),
    },
  },
  apiGroups: {
    'tunnel.example': {
      Tunnel: { resource: 'tunnels', madeFor: ['service'] },
      TunnelEnd: { resource: 'tunnelends', madeFor: ['cluster'] },
      TunnelClass: { resource: 'tunnelclasses', isClusterScoped: true },
      TunnelScript: { resource: 'tunnelscripts', permit: 'code', code: { lists: ['lines'] } },
    },
  },
  hostAnnotations: ['tunnel.example/aliases'],
  reads: ['tunnel.example/'],
  known: { name: 'Tunnel', prefixes: ['tunnel.example/'] },
} as const satisfies GatewayFacts;

class Route extends Construct {
  constructor(scope: Construct, id: string, { name, host, path, annotations, service: to, port }: RouteProps) {
    super(scope, id);
    if (path === '/refused') this.node.addValidation({ validate: () => ['expected another path, got /refused'] });
    new ApiObject(this, 'Resource', {
      apiVersion,
      kind: 'Tunnel',
      metadata: { name, annotations: { ...annotations } },
      spec: { host, path, to, port },
    } as never);
  }
}

class Entrance extends Construct {
  constructor(scope: Construct, id: string, { hosts }: EntranceProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion,
      kind: 'TunnelEnd',
      metadata: { name: 'end' },
      spec: { hosts: hosts.map(({ host }) => host) },
    } as never);
  }
}

/** A gateway as somebody outside this repository may write it: all of it is in this file. */
export const tunnel: GatewayEntry = { facts, load: async () => ({ Route, Entrance }) };
