import { workloadTypes } from '../../model/workload-types';
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Phase, phases } from '../../model/cluster-unit';
import type { Unit } from '../../model/unit';
import { gateways as builtIn } from '../gateways';
import type { Gateways } from '../gateways/gateway';
import { checkMade } from '../gateways/made-kinds';
import { objectName } from '../../model/object-name';
import { bundled, bundleSecret } from './bundle';
import { Claims } from './claims';
import { EndpointService } from './endpoint';
import { ExternalSecret } from './external-secret';
import { Files } from './files';
import { incoming, outgoing } from './flows';
import { ServiceMonitoring } from '../observability/service-monitoring';
import { annotations, labels, migrationSelector, selector } from './labels';
import { Login } from './login';
import { MigrationJob } from './migration';
import { NetworkPolicy } from './network-policy';
import { ServiceAccount } from './service-account';
import { workloads } from './workload';

/** Content of each phase; Flux applies a phase once the one before it is ready. */
const contents: Readonly<
  Record<Phase, (chart: Chart, unit: Unit, gateways: Gateways, certificates: Certificates) => void>
> = {
  login(chart, unit, _gateways, certificates) {
    for (const login of unit.logins)
      new Login(chart, `Login-${login.name}`, { unit, login, certificates: certificates[login.cloud] });
  },
  bindings(chart, unit) {
    const { service, files, names } = unit;
    new ServiceAccount(chart, 'ServiceAccount', unit);
    if (files.length > 0) new Files(chart, 'Files', { name: service.name, files });
    secrets(chart, unit);
    if (names.store && service.secrets.length > 0) {
      new ExternalSecret(chart, 'Secrets', {
        name: objectName(service.name, '-secrets'),
        store: names.store,
        target: names.secrets,
        data: service.secrets.map(({ variable, secret, key }) => ({ secretKey: variable, key: secret, property: key })),
      });
    }
  },
  migrate(chart, unit) {
    const { name, migration } = unit.service;
    if (!migration) return;
    new MigrationJob(chart, 'Migration', unit, migration);
    new NetworkPolicy(chart, 'NetworkPolicy', {
      name: objectName(name, '-migrate'),
      selector: migrationSelector(unit),
      ingress: [],
      egress: outgoing(unit),
    });
  },
  run(chart, unit, gateways) {
    const { name, networking, volumes, workload } = unit.service;
    const gateway = gateways[unit.platform.gateway];
    if (!gateway)
      throw new Error(
        `${name}: expected a gateway of ${Object.keys(gateways).join(', ')}; got ${unit.platform.gateway}`,
      );
    new workloads[workloadTypes[workload.type].kind!](chart, 'Workload', unit);
    for (const endpoint of networking.endpoints) {
      const ingress = networking.ingress?.service === endpoint.name ? networking.ingress : undefined;
      const appProtocol = ingress && gateway.appProtocol?.(ingress);
      new EndpointService(chart, `Service-${endpoint.name}`, {
        ...endpoint,
        ports: endpoint.ports.map((one) => (appProtocol && one.port === ingress.port ? { ...one, appProtocol } : one)),
        annotations: { ...endpoint.annotations, ...(ingress && gateway.serviceAnnotations?.(ingress, name)) },
        selector: selector(unit),
      });
    }
    // In the phase of the pods: a claim is bound when its first pod is scheduled, so an earlier phase would wait forever.
    new Claims(chart, 'Claims', volumes);
    new NetworkPolicy(chart, 'NetworkPolicy', {
      name,
      selector: selector(unit),
      ingress: incoming(unit, gateway.namespace),
      egress: outgoing(unit),
    });
    if (networking.ingress) {
      const { name: platform, gateway: chosen } = unit.platform;
      checkMade(
        new gateway.Route(chart, 'Route', { ...networking.ingress, platform, name }),
        chosen,
        gateway,
        'service',
      );
    }
  },
  monitoring(chart, unit) {
    new ServiceMonitoring(chart, 'Monitoring', unit);
  },
};

/** Root certificates of databases in PEM, by cloud. */
export type Certificates = Readonly<Record<string, string | undefined>>;

/** Part of a service that one Flux Kustomization applies. */
export class ServiceChart extends Chart {
  /** Every phase, in order. */
  static readonly phases = phases;

  constructor(
    scope: Construct,
    phase: Phase,
    unit: Unit,
    gateways: Gateways = builtIn,
    certificates: Certificates = {},
  ) {
    // Admin credentials never reach a service's own namespace.
    const namespace = phase === 'login' ? unit.logins[0]?.namespace : unit.names.namespace;
    super(scope, phase, { namespace, labels: labels(unit), disableResourceNameHashes: true });
    if (workloadTypes[unit.service.workload.type].inCluster) contents[phase](this, unit, gateways, certificates);
    annotate(this, annotations(unit));
  }
}

/** The bundle that Terraform writes. */
function secrets(chart: Chart, unit: Unit): void {
  const { service, names } = unit;
  const variables = bundled(unit);
  if (variables.length === 0) return;
  new ExternalSecret(chart, 'Bundle', {
    name: service.name,
    store: names.store,
    target: bundleSecret(unit),
    data: variables.map((variable) => ({ secretKey: variable, key: names.bundle, property: variable })),
  });
}

/** Adds annotations to every object that does not have them. */
function annotate(chart: Chart, common: Readonly<Record<string, string>>): void {
  for (const object of chart.node.findAll()) {
    if (!ApiObject.isApiObject(object)) continue;
    // Reading them would render all metadata.
    const given = object.metadata['annotations'] as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(common))
      if ((given[name] ?? undefined) === undefined) object.metadata.addAnnotation(name, value);
  }
}
