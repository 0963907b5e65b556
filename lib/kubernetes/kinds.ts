import type { ApiObjectProps } from 'cdk8s';

/** Any part of an object in Kubernetes' spelling; complete objects are checked by the API rules. */
export type Spelled = Readonly<Record<string, unknown>>;

/** A named part. */
export interface Named extends Spelled {
  readonly name: string;
}

const apps = 'apps/v1';
const batch = 'batch/v1';
const networking = 'networking.k8s.io/v1';
const rbac = 'rbac.authorization.k8s.io/v1';

/** apiVersion and kind of built-in objects. */
export const kinds = {
  ClusterRole: { apiVersion: rbac, kind: 'ClusterRole' },
  ClusterRoleBinding: { apiVersion: rbac, kind: 'ClusterRoleBinding' },
  ConfigMap: { apiVersion: 'v1', kind: 'ConfigMap' },
  CronJob: { apiVersion: batch, kind: 'CronJob' },
  Deployment: { apiVersion: apps, kind: 'Deployment' },
  HorizontalPodAutoscaler: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
  Ingress: { apiVersion: networking, kind: 'Ingress' },
  Job: { apiVersion: batch, kind: 'Job' },
  LimitRange: { apiVersion: 'v1', kind: 'LimitRange' },
  Namespace: { apiVersion: 'v1', kind: 'Namespace' },
  NetworkPolicy: { apiVersion: networking, kind: 'NetworkPolicy' },
  PersistentVolumeClaim: { apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
  PodDisruptionBudget: { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' },
  PriorityClass: { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' },
  ResourceQuota: { apiVersion: 'v1', kind: 'ResourceQuota' },
  Role: { apiVersion: rbac, kind: 'Role' },
  RoleBinding: { apiVersion: rbac, kind: 'RoleBinding' },
  Secret: { apiVersion: 'v1', kind: 'Secret' },
  Service: { apiVersion: 'v1', kind: 'Service' },
  ServiceAccount: { apiVersion: 'v1', kind: 'ServiceAccount' },
  StatefulSet: { apiVersion: apps, kind: 'StatefulSet' },
  StorageClass: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' },
} as const satisfies Readonly<Record<string, ApiObjectProps>>;
