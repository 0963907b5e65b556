import { annotations } from './annotations';
import { claimSizes } from './claim-sizes';
import { drain } from './drain';
import { gpus } from './gpus';
import { identity } from './identity';
import { labels } from './labels';
import { keptIdentity } from './kept-identity';
import { limits } from './limits';
import { knownNames, ownName, ownNamespace } from './names';
import { ownConnections } from './own-connections';
import { plainText } from './plain-text';
import { podSecurity } from './pod-security';
import { queueTimeouts } from './queue-timeouts';
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
  ownConnections,
  queueTimeouts,
  drain,
  keptIdentity,
  claimSizes,
];
