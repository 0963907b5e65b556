import { accessRules } from './access-rules';
import { annotationRules } from './annotation-rules';
import { batchRules } from './batch-rules';
import { budgetRules } from './budget-rules';
import { claimRules } from './claim-rules';
import { configRules } from './config-rules';
import { crdFieldRules } from './crd-rules';
import { entranceRules } from './entrance-rules';
import { fluxRules } from './flux-rules';
import { immutableRules } from './immutable-rules';
import { metadataRules } from './metadata-rules';
import { networkPolicyFields, networkPolicyRules } from './network-policies';
import { operatorRules } from './operator-rules';
import { rightsRules } from './rights-rules';
import { routeRules } from './route-rules';
import type { FieldRule, ObjectRule } from './rule';
import { scalingRules } from './scaling-rules';
import { serviceRules } from './service-rules';
import { templateRules } from './template-rules';
import { trafficRules } from './traffic-rules';
import { workloadRules } from './workload-rules';

/** Rules of fields, in the order in which they are asked. */
export const fieldRules: readonly FieldRule[] = [
  ...immutableRules,
  ...crdFieldRules,
  ...workloadRules,
  ...batchRules,
  ...configRules,
  ...claimRules,
  ...serviceRules,
  ...scalingRules,
  ...accessRules,
  ...annotationRules,
  ...routeRules,
  ...networkPolicyFields,
  ...fluxRules,
  ...operatorRules,
  ...metadataRules,
];

/** Rules of objects as a whole and of what is around them. */
export const objectRules: readonly ObjectRule[] = [
  ...templateRules,
  ...trafficRules,
  ...budgetRules,
  ...networkPolicyRules,
  ...entranceRules,
  ...rightsRules,
];
