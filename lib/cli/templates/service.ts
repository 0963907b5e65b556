/** `deployment-config.yaml` of a new service. */
export const serviceTemplate = (name: string): string => `apiVersion: inferloop.io/v1
kind: ServiceDeployment
metadata:
  name: ${name}
  # team: platform

spec:
  service:
    # api, worker, cron, job, stateful or edge
    type: api
    # Default repository: the name of the service in the platform's registry.
    # The tag of one environment belongs to environments/<environment>.yaml beside this file.
    image:
      tag: "0.1.0"

  deployment:
    # A number, or { min, max } for an autoscaler.
    replicas: 2

  networking:
    # Port that the container listens on.
    port: 8080
    # ingress: { enabled: true }

  healthchecks:
    liveness: { path: /healthz }
    readiness: { path: /readyz }

  # integrations:
  #   database: { type: postgres, size: small }
`;
