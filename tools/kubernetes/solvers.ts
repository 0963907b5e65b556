import type { KubernetesObject } from './object';

const label = 'acme.cert-manager.io/http01-solver';

/**
 * The pods that cert-manager would start to answer a challenge, one in each namespace whose policies speak of them.
 * @see https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/http/pod.go
 */
export function solversFor(policies: readonly KubernetesObject[]): object[] {
  const speaking = policies.filter(({ spec }) => JSON.stringify(spec).includes(`"${label}":"true"`));
  return [...new Set(speaking.map(({ metadata }) => metadata.namespace))].map((namespace) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'cm-acme-http-solver-proof', namespace, labels: { [label]: 'true' } },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'OnFailure',
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'acmesolver',
          image: 'quay.io/jetstack/cert-manager-acmesolver:v1.21.2',
          args: ['--listen-port=8089'],
          ports: [{ name: 'http', containerPort: 8089 }],
          resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
          securityContext: {
            readOnlyRootFilesystem: true,
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  }));
}
