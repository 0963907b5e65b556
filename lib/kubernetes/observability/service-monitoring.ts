import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ownDashboardName } from '../../model/dashboard-name';
import { objectName } from '../../model/object-name';
import type { Scrape } from '../../model/parts/monitoring';
import type { Unit } from '../../model/unit';
import { ownDashboard } from '../../observability/dashboards/own-dashboard';
import { serviceDashboards } from '../../observability/dashboards/service-dashboards';
import { type Monitored, runningOf } from '../../observability/running-of';
import type { RuleGroup } from '../../observability/rules';
import { inObjects, serviceRules } from '../../observability/service-rules';
import { kinds } from '../kinds';
import { selector } from '../service/labels';
import { Dashboard } from './dashboard';

/** How the operator finds what it is to read: of kube-prometheus-stack, and of ours, whatever bears no label. */
const group = 'monitoring.coreos.com/v1';

/** Label by which a Prometheus without an operator may be told which ConfigMaps hold rules. */
export const rulesLabel = 'strata.dev/prometheus-rules';

/** What Prometheus and Grafana read of a service: where its metrics are, its rules, and its dashboards. */
export class ServiceMonitoring extends Construct {
  constructor(scope: Construct, id: string, unit: Unit) {
    super(scope, id);
    const running = runningOf(unit);
    if (!running) return;
    const { stack, scrape } = running.monitoring;
    if (stack === 'operator' && scrape) this.monitor(unit, scrape);
    inObjects(serviceRules(running, running.monitoring)).forEach((groups, index) => {
      const name = objectName(running.service, index ? `-rules-${index}` : '-rules');
      if (stack === 'operator') this.rule(name, index, groups);
      else this.configMap(name, index, groups);
    });
    if (running.monitoring.hasDashboards) this.dashboards(running);
  }

  private dashboards(running: Monitored): void {
    const { namespace, platform, service, monitoring } = running;
    const made = serviceDashboards(running, monitoring.objectives).map((dashboard, index) => ({
      id: `Dashboard-${index}`,
      name: objectName(service, index ? `-dashboard-${index}` : '-dashboard'),
      dashboard,
    }));
    const own = monitoring.dashboards.map((one) => ({
      id: `Dashboard-${one.file.replace(/\//g, '-')}`,
      name: ownDashboardName(service, one.file),
      dashboard: ownDashboard(one, running),
    }));
    for (const { id, ...props } of [...made, ...own])
      new Dashboard(this, id, { ...props, namespace, folder: platform });
  }

  /** Pods and not Services, since not every pod has one before it, and some have several. */
  private monitor(unit: Unit, scrape: Scrape): void {
    const { name, networking } = unit.service;
    const port = networking.containerPorts.find((one) => one.port === scrape.port)?.name;
    const own = { service: name, environment: unit.environment.name, ...scrape.labels };
    new ApiObject(this, 'PodMonitor', {
      apiVersion: group,
      kind: 'PodMonitor',
      metadata: { name },
      spec: {
        selector: { matchLabels: selector(unit) },
        podMetricsEndpoints: [
          {
            ...(port ? { port } : { portNumber: scrape.port }),
            path: scrape.path,
            ...(scrape.scheme === 'https' ? { scheme: 'https', tlsConfig: { insecureSkipVerify: true } } : {}),
            ...(scrape.intervalSeconds ? { interval: `${scrape.intervalSeconds}s` } : {}),
            ...(scrape.timeoutSeconds ? { scrapeTimeout: `${scrape.timeoutSeconds}s` } : {}),
            relabelings: Object.entries(own).map(([targetLabel, replacement]) => ({
              targetLabel,
              // What follows a dollar sign would be a group of the expression.
              replacement: replacement.replace(/\$/g, '$$$$'),
            })),
          },
        ],
      },
    });
  }

  private rule(name: string, index: number, groups: readonly RuleGroup[]): void {
    new ApiObject(this, `PrometheusRule-${index}`, {
      apiVersion: group,
      kind: 'PrometheusRule',
      metadata: { name },
      spec: { groups },
    });
  }

  private configMap(name: string, index: number, groups: readonly RuleGroup[]): void {
    new ApiObject(this, `ConfigMap-${index}`, {
      ...kinds.ConfigMap,
      metadata: { name, labels: { [rulesLabel]: 'true' } },
      // JSON is YAML, which is what Prometheus reads.
      data: { [`${name}.json`]: `${JSON.stringify({ groups }, null, 2)}\n` },
    });
  }
}
