import type { ObjectBody, ObjectChange } from '../../../../lib/change/diff/object-change';
import { leavesOf } from '../../../../lib/change/impact/kubernetes/leaves';
import { kubernetesImpacts } from '../../../../lib/change/impact/kubernetes/kubernetes-impacts';
import type { Impact } from '../../../../lib/change/impact/impact';

/** Objects before and after a change; `around` stays as it is. */
export interface Case {
  readonly type: string;
  readonly before?: ObjectBody;
  readonly after?: ObjectBody;
  readonly around?: readonly ObjectBody[];
  readonly aroundBefore?: readonly ObjectBody[];
  /** Whether the object is not one service's. @default false */
  readonly shared?: boolean;
  readonly others?: readonly ObjectChange[];
}

/** The change of one object, with all fields that differ. */
export function changeOf({ type, before, after, shared }: Case): ObjectChange {
  return {
    layer: 'kubernetes',
    action: before ? (after ? 'update' : 'delete') : 'create',
    type,
    name: 'shop/api',
    file: 'dist/kubernetes/shop/api.yaml',
    platform: 'shop',
    ...(shared ? {} : { service: 'api' }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    fields: before && after ? leavesOf([{ path: [], before, after }]) : [],
  };
}

/** What a change does among the objects around it. */
export function impactsOf(one: Case): readonly Impact[] {
  const change = changeOf(one);
  const { before, after, around = [], aroundBefore = around, others = [] } = one;
  return kubernetesImpacts(change, {
    before: [...aroundBefore, ...(before ? [before] : [])],
    after: [...around, ...(after ? [after] : [])],
    changes: [change, ...others],
  });
}

/** Consequences and rules of a change, as `consequence: rule`. */
export function verdicts(one: Case): readonly string[] {
  return impactsOf(one).map(({ consequence, rule }) => `${consequence}: ${rule}`);
}

/** An object of a kind, with the rest of it. */
export function objectOf(kind: string, rest: ObjectBody, metadata: ObjectBody = {}): ObjectBody {
  return { apiVersion: 'v1', kind, metadata: { name: 'api', namespace: 'shop', ...metadata }, ...rest };
}

/** A Deployment with a container, changed in its spec and in that of its pods. */
export function deployment(
  spec: ObjectBody = {},
  pod: ObjectBody = {},
  container: ObjectBody = {},
  annotations: ObjectBody = {},
): ObjectBody {
  return workload('Deployment', { replicas: 2, ...spec }, pod, container, annotations);
}

/** A workload with one container. */
export function workload(
  kind: string,
  spec: ObjectBody = {},
  pod: ObjectBody = {},
  container: ObjectBody = {},
  annotations: ObjectBody = {},
): ObjectBody {
  return objectOf(kind, {
    spec: {
      selector: { matchLabels: { app: 'api' } },
      ...spec,
      template: {
        metadata: { labels: { app: 'api' }, annotations },
        spec: { ...pod, containers: [{ name: 'app', image: 'app:1', ...container }] },
      },
    },
  });
}
