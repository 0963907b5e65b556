import type { FieldChange } from '../../diff/object-change';
import { pathText } from '../path-pattern';
import { directionOf } from './direction';
import type { Decision } from './rule';

/** What a value of a chart is known to do, by its place. */
interface KnownValue {
  readonly at: RegExp;
  readonly decide: (field: FieldChange, place: string) => Decision;
}

/**
 * Values that Strata writes, and common ones.
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 * @see https://prometheus-operator.dev/docs/developer/alerting/#managing-alertmanager-configuration
 * @see https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
 */
const known: readonly KnownValue[] = [
  { at: /(^|\.)(replicas|replicaCount)$/, decide: replicas },
  {
    at: /^alertmanager\.config(\.|$)/,
    decide: () => ({
      consequence: 'in-place',
      reason: 'Alertmanager reads its configuration again while it runs; from then on alerts go as it says',
    }),
  },
  {
    at: /^prometheus\.prometheusSpec\.retention$/,
    decide: ({ before, after }) =>
      days(after) >= days(before)
        ? { consequence: 'rolling-restart', reason: 'Prometheus restarts one pod after the other, and keeps more' }
        : { consequence: 'data-loss', reason: `metrics older than ${String(after ?? 'the default')} are deleted` },
  },
  {
    at: /^(image|extraArgs|affinity|tolerations|securityContext|containerSecurityContext|awsRegion|autoDiscovery|azureTenantID|config)(\.|\[|$)/,
    decide: (_, place) => ({
      consequence: 'rolling-restart',
      reason: `the pods of the chart are replaced one after the other, with another ${place}`,
    }),
  },
];

/** What a changed value of a chart does, where that is known. */
export function helmValues(field: FieldChange): Decision {
  const place = pathText(field.path.slice(2));
  const found = known.find(({ at }) => at.test(place));
  return (
    found?.decide(field, place) ?? {
      consequence: 'unknown',
      reason: `Helm upgrades the release in place; what its chart makes of the value ${place} is not known here`,
    }
  );
}

function replicas({ before, after }: FieldChange, place: string): Decision {
  if (before === undefined || after === undefined)
    return { consequence: 'capacity', reason: `the chart runs as many replicas as ${place} says, or its default` };
  return directionOf(before, after) === 1
    ? { consequence: 'cost-up', reason: `the chart runs more replicas by ${place}` }
    : { consequence: 'capacity', reason: `the chart runs fewer replicas by ${place}` };
}

/** Days of a duration such as `35d`; less than any of another form. */
function days(value: unknown): number {
  return Number(/^(\d+)d$/.exec(String(value))?.[1] ?? -1);
}
