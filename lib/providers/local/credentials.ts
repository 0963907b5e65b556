import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { keep } from './keep';

interface CredentialsProps {
  /** Name of the Kubernetes Secret. */
  readonly name: string;
  /** Keys of the Secret, each with a password of its own. */
  readonly keys: readonly string[];
  /** Characters of each. @default 32 */
  readonly length?: number;
}

/**
 * A Kubernetes Secret whose passwords External Secrets draws, once. It is never pruned: what it opens keeps its data, too.
 * @see https://external-secrets.io/latest/api/generator/password/
 */
export class Credentials extends Construct {
  constructor(scope: Construct, id: string, { name, keys, length = 32 }: CredentialsProps) {
    super(scope, id);
    const apiVersion = 'generators.external-secrets.io/v1alpha1';

    new ApiObject(this, 'Generator', {
      apiVersion,
      kind: 'Password',
      metadata: { name, annotations: keep },
      // Letters and digits alone: clients put passwords into URLs.
      spec: { length, digits: Math.floor(length / 4), symbols: 0, noUpper: false, allowRepeat: true },
    });
    new ApiObject(this, 'Resource', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name, annotations: keep },
      spec: {
        refreshPolicy: 'CreatedOnce',
        target: { name, creationPolicy: 'Orphan' },
        dataFrom: keys.map((key) => ({
          sourceRef: { generatorRef: { apiVersion, kind: 'Password', name } },
          rewrite: [{ regexp: { source: 'password', target: key } }],
        })),
      },
    });
  }
}
