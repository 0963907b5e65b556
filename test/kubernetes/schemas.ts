import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv from 'ajv';
import { ExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1beta1/ExternalSecret';
import { ClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import { Gateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway';
import { GatewayClass } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/GatewayClass';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Role } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import { RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { Body } from './render';

type Model = (new (data: Body) => { validate(): void }) & { readonly apiVersion: string };

/** Published schemas by kind. */
const models = {
  ClusterIssuer,
  ConfigMap,
  CronJob,
  Deployment,
  ExternalSecret,
  Gateway,
  GatewayClass,
  HTTPRoute,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Role,
  RoleBinding,
  Service,
  ServiceAccount,
  StatefulSet,
} as unknown as Record<string, Model>;

/** Definitions that a cluster would install, with no field beside those that they name. */
const definitions = JSON.parse(
  gunzipSync(readFileSync(join(__dirname, '../schemas/crds.json.gz'))).toString(),
) as Readonly<Record<string, object>>;
const ajv = new Ajv({ strict: false, allErrors: true });

/** Versions that are newer than the published schema, which has the same fields. */
const newer: Readonly<Record<string, string>> = { 'external-secrets.io/v1': 'external-secrets.io/v1beta1' };

/** Throws where an object breaks its kind's schema. */
export function validate({ apiVersion, ...body }: Body): void {
  const definition = definitions[`${apiVersion}/${body.kind}`];
  if (definition && !ajv.validate(definition, { apiVersion, ...body }))
    throw new Error(`${body.kind}: ${ajv.errorsText(ajv.errors)} ${JSON.stringify(ajv.errors?.[0]?.params)}`);
  const model = models[body.kind];
  if (!model && definition) return;
  if (!model) throw new Error(`no schema of ${body.kind}`);
  const known = newer[apiVersion] ?? apiVersion;
  if (known !== model.apiVersion) throw new Error(`${body.kind}: expected ${model.apiVersion}, got ${apiVersion}`);
  new model({ ...body, apiVersion: known }).validate();
}
