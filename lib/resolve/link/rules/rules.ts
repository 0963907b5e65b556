import { annotations } from './annotations';
import { gpus } from './gpus';
import { identity } from './identity';
import { labels } from './labels';
import { limits } from './limits';
import { knownNames, ownName, ownNamespace } from './names';
import { plainText } from './plain-text';
import { podSecurity } from './pod-security';
import { nodes } from './nodes';
import { rights } from './rights';
import type { Rule } from './rule';
import { storedSecrets } from './stored-secrets';
import { trust } from './trust';
import { ingresses } from './ingresses';

/** All rules about a service in its environment. */
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
  rights,
  identity,
  ingresses,
  storedSecrets,
  plainText,
];
