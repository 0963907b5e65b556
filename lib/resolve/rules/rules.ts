import { annotations } from './annotations';
import { gpus } from './gpus';
import { labels } from './labels';
import { limits } from './limits';
import { knownNames, ownName, ownNamespace } from './names';
import { podSecurity } from './pod-security';
import { nodes } from './nodes';
import type { Rule } from './rule';
import { storedSecrets } from './stored-secrets';
import { trust } from './trust';
import { ways } from './ways';

/** What every service must keep in what surrounds it. */
export const rules: readonly Rule[] = [
  ownName,
  ownNamespace,
  knownNames,
  trust,
  gpus,
  nodes,
  limits,
  podSecurity,
  annotations,
  labels,
  ways,
  storedSecrets,
];
