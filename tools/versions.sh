# shellcheck shell=bash disable=SC2034
# Every pinned version of the verify harness; a raised pin rebuilds what it names.
# What a go/*/go.mod pins is repeated here; install.sh refuses when the two differ.
KUBERNETES=v1.36.3
ETCD=v3.6.8
KWOK=v0.7.0
KUSTOMIZE_CONTROLLER=v1.9.5
HELM_CONTROLLER=v1.6.4
# The release that this helm-controller has inside, and the one of Helm 3 with the same libraries of Kubernetes.
HELM=v4.2.4
HELM3=v3.21.4
# A registry in memory, for charts.
REGISTRY=v0.21.6
SOURCE_CONTROLLER=v1.9.6
COSIGN=v3.0.6
CONTROLLER_GEN=v0.20.1
GATEWAY_API=v1.6.1
ALERTMANAGER=v0.35.0
CERT_MANAGER=v1.21.2
ENVOY_GATEWAY=v1.9.1
EXTERNAL_SECRETS=v1.3.2
OTELCOL=v0.160.0
PROMETHEUS=v0.315.1
# Objectives are compared with its rules.
SLOTH=v0.16.0
PROMETHEUS_OPERATOR=v0.95.2
SIGS_YAML=v1.6.0
GRAFANA_SDK=v0.0.22
TERRAFORM=1.11.4
MOTO=5.2.5
KUBE_SCORE=v1.20.0
CHECKOV=3.3.30
# Other releases than the stacks ask for: those that the Go module proxy has.
GOOGLE_PROVIDER=v1.20.1-0.20260828184646-f3721fb45fa3
GOOGLE_PROVIDER_VERSION=8.0.0
AZURERM_PROVIDER=v1.44.1-0.20260824201233-fae580791926
AZURERM_PROVIDER_VERSION=5.2.0
# The release that the stacks ask for.
TIME_PROVIDER=v0.14.2
TIME_PROVIDER_VERSION=0.14.2
# Compared with by `make bench`, as Helm is.
KUSTOMIZE=v5.8.1
