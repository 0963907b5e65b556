import { App as TerraformApp, S3Backend, TerraformOutput, TerraformStack } from 'cdktf';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { App, Chart } from 'cdk8s';
import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import type { Construct } from 'constructs';
import { gateways } from '../../lib/kubernetes/gateways';
import { ServiceChart } from '../../lib/kubernetes/service/chart';
import { Deployment } from '../../lib/kubernetes/service/deployment';
import { NetworkPolicy } from '../../lib/kubernetes/service/network-policy';
import { S3Bucket } from '../../lib/providers/aws/bucket/bucket';
import { Aws } from '../../lib/providers/aws/context';
import { RdsDatabase } from '../../lib/providers/aws/database/database';
import { stackUnit, unit } from './orders';

/** A Terraform stack of one's own, with a database and a bucket of Strata's and a queue of the provider's. */
export class OrdersStack extends TerraformStack {
  constructor(scope: Construct) {
    super(scope, stackUnit.name);
    const { store: bucket, region } = stackUnit.state!;
    new S3Backend(this, { bucket, region, key: `${stackUnit.name}.tfstate`, encrypt: true });

    // Every construct of this cloud finds its provider, tags, network and key here.
    new Aws(this, stackUnit, stackUnit.sites.aws!);
    const database = new RdsDatabase(this, 'Database', {
      name: 'shop-production-orders',
      engine: 'postgres',
      version: '16',
      size: 'medium',
      storageGiB: 50,
      highlyAvailable: true,
      backupRetentionDays: 30,
      deletionProtection: true,
      databaseName: 'orders',
      applyImmediately: false,
      generation: 1,
      native: { performanceInsights: false },
    });
    new S3Bucket(this, 'Invoices', {
      name: 'shop-production-invoices',
      versioned: true,
      archiveAfterDays: 90,
      deletionProtection: true,
      corsOrigins: [],
      generation: 1,
      native: {},
    });
    new SqsQueue(this, 'Queue', { name: 'shop-production-orders' });
    new TerraformOutput(this, 'DatabaseHost', { value: database.outputs.host });
  }
}

/** A chart of one's own that takes single parts: a workload, a way in, a policy, and an object of cdk8s. */
export class OrdersChart extends Chart {
  constructor(scope: Construct) {
    super(scope, 'own', { namespace: 'shop-production', disableResourceNameHashes: true });
    new Deployment(this, 'Workload', unit);
    new gateways.kong!.Route(this, 'Route', { ...unit.service.networking.ingress!, platform: 'shop', name: 'orders' });
    new NetworkPolicy(this, 'NetworkPolicy', {
      name: 'orders',
      selector: { 'app.kubernetes.io/name': 'orders' },
      ingress: [
        { peer: { type: 'namespace', name: gateways.kong!.namespace }, ports: [{ port: 'http', protocol: 'TCP' }] },
      ],
      egress: [{ peer: { type: 'cidr', cidr: '10.0.0.0/16', except: [] }, ports: [{ port: 5432, protocol: 'TCP' }] }],
    });
    new k8s.KubeConfigMap(this, 'Flags', { metadata: { name: 'orders-flags' }, data: { checkout: 'on' } });
  }
}

/** Writes the stack with the stock App of cdktf. */
export function terraform(outdir: string): void {
  const app = new TerraformApp({ outdir });
  new OrdersStack(app);
  app.synth();
}

/** Writes both charts with the stock App of cdk8s: one's own, and the whole of a service as Strata lays it out. */
export function kubernetes(outdir: string): void {
  const app = new App({ outdir });
  new OrdersChart(app);
  new ServiceChart(app, 'run', unit);
  app.synth();
}
