#!/usr/bin/env bash
# install.sh [GROUP ...]: builds the pinned tools of the verify harness, all groups but bench unless some are named, cheap ones first.
# Builds only what is missing or stamped with another version; safe to run twice and at the same time. Says on stdout which group is ready.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/env.sh"
. "$here/versions.sh"
export CGO_ENABLED=0 GOFLAGS="-buildvcs=false -modcacherw"
# The compiler lives for seconds: where memory allows, collecting its garbage less often saves a quarter of its time.
export GOGC=${GOGC:-400} GOMEMLIMIT=${GOMEMLIMIT:-5GiB}
jobs=${STRATA_BUILD_JOBS:-2}
mkdir -p "$STRATA_TOOLS"/{bin,crds,stamps}

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }
missing() { say "install: $* is needed and not on the PATH"; exit 1; }
for tool in go flock; do command -v "$tool" >/dev/null || missing "$tool"; done

# Runs a command unless the stamp of that name already holds this version; says how long it took.
once() { # name version command...
  local name=$1 version=$2 stamp=$STRATA_TOOLS/stamps/$1 start=$SECONDS; shift 2
  if [ "$(cat "$stamp" 2>/dev/null)" = "$version" ]; then say "$name $version: there"; return; fi
  say "$name $version: building"
  "$@"
  printf '%s\n' "$version" >"$stamp"
  say "$name $version: done in $((SECONDS - start)) s"
}

# Refuses when a module's own go.mod disagrees with versions.sh.
agrees() { # folder module version
  grep -qE "^(require)?\s*$2 $3( |$)" "$here/go/$1/go.mod" || { say "go/$1/go.mod does not pin $2 $3"; exit 1; }
}

build() { # folder ldflags output package...
  local folder=$1 flags=$2 output=$3; shift 3
  (cd "$here/go/$folder" && go build -p "$jobs" -trimpath -ldflags="-s -w $flags" -o "$output" "$@")
}

install() { (cd / && GOBIN=$STRATA_TOOLS/bin go install -p "$jobs" -trimpath -ldflags='-s -w' "$1"); }

kubernetes() {
  local flags= package command minor=${KUBERNETES#v1.}
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    flags+=" -X $package.gitVersion=$KUBERNETES -X $package.gitMajor=1 -X $package.gitMinor=${minor%%.*} -X $package.gitTreeState=clean"
  done
  for command in kube-apiserver kube-controller-manager kube-scheduler kubectl; do
    build kubernetes "$flags" "$STRATA_TOOLS/bin/" "k8s.io/kubernetes/cmd/$command"
    say "  $command"
  done
}

# Copies the CRDs that a Go module ships as YAML.
crds() { # name module@version path
  local module=${2%@*} version=${2#*@} into=$STRATA_TOOLS/crds/$1 dir
  dir=$(cd / && go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",\{0,1\}$/\1/p')
  rm -rf "$into"; mkdir -p "$into"
  find "$dir/$3" -maxdepth 1 -name '*.yaml' ! -name kustomization.yaml -exec cp {} "$into/" \;
  chmod -R u+w "$into"
}

# Flux's modules ship no CRDs; controller-gen reads them from the Go types.
typed_crds() { # name folder package...
  local into=$STRATA_TOOLS/crds/$1 folder=$2; shift 2
  rm -rf "$into"
  (cd "$here/go/$folder" && "$STRATA_TOOLS/bin/controller-gen" crd "${@/#/paths=}" output:crd:dir="$into")
}

group_core() {
  agrees kubernetes k8s.io/kubernetes "$KUBERNETES"; agrees kubernetes go.etcd.io/etcd/server/v3 "$ETCD"
  once kubernetes "$KUBERNETES" kubernetes
  once etcd "$ETCD" build kubernetes "" "$STRATA_TOOLS/bin/etcd" go.etcd.io/etcd/server/v3
  once kwok "$KWOK" install "sigs.k8s.io/kwok/cmd/kwok@$KWOK"
}

group_flux() {
  agrees flux github.com/fluxcd/kustomize-controller "$KUSTOMIZE_CONTROLLER"
  once kustomize-controller "$KUSTOMIZE_CONTROLLER" build flux "" "$STRATA_TOOLS/bin/kustomize-controller" github.com/fluxcd/kustomize-controller
  once controller-gen "$CONTROLLER_GEN" install "sigs.k8s.io/controller-tools/cmd/controller-gen@$CONTROLLER_GEN"
  once crds-flux "$KUSTOMIZE_CONTROLLER+$SOURCE_CONTROLLER+$CONTROLLER_GEN" typed_crds flux flux \
    github.com/fluxcd/source-controller/api/v1 github.com/fluxcd/kustomize-controller/api/v1
  agrees prometheus-operator github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring "$PROMETHEUS_OPERATOR"
  once crds-prometheus-operator "$PROMETHEUS_OPERATOR+$CONTROLLER_GEN" typed_crds prometheus-operator prometheus-operator \
    github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1 \
    github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1alpha1
  agrees flux github.com/fluxcd/helm-controller/api "$HELM_CONTROLLER"
  once crds-helm "$HELM_CONTROLLER+$CONTROLLER_GEN" typed_crds helm flux github.com/fluxcd/helm-controller/api/v2
}

# One module with kustomize-controller, so that all of it compiles the libraries of Kubernetes once.
group_helm() {
  local minor=${KUBERNETES#v1.} flags package
  agrees flux helm.sh/helm/v4 "$HELM"; agrees flux helm.sh/helm/v3 "$HELM3"
  agrees flux github.com/google/go-containerregistry "$REGISTRY"; agrees flux github.com/fluxcd/helm-controller "$HELM_CONTROLLER"
  flags="-X helm.sh/helm/v3/internal/version.version=$HELM3"
  # Otherwise it takes a cluster for one of Kubernetes 1.20.
  for package in chartutil lint/rules; do flags+=" -X helm.sh/helm/v3/pkg/$package.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/$package.k8sVersionMinor=${minor%%.*}"; done
  once helm "$HELM" build flux "-X helm.sh/helm/v4/internal/version.version=$HELM" "$STRATA_TOOLS/bin/helm" helm.sh/helm/v4/cmd/helm
  once helm3 "$HELM3" build flux "$flags" "$STRATA_TOOLS/bin/helm3" helm.sh/helm/v3/cmd/helm
  once registry "$REGISTRY" build flux "" "$STRATA_TOOLS/bin/registry" github.com/google/go-containerregistry/cmd/registry
  once helm-controller "$HELM_CONTROLLER" build flux "" "$STRATA_TOOLS/bin/helm-controller" github.com/fluxcd/helm-controller
}

# What fetches charts and what signs them: four CPU-minutes, nearly all of it libraries that both have.
group_sources() {
  agrees flux github.com/fluxcd/source-controller "$SOURCE_CONTROLLER"; agrees flux github.com/sigstore/cosign/v3 "$COSIGN"
  once source-controller "$SOURCE_CONTROLLER" build flux "" "$STRATA_TOOLS/bin/source-controller" github.com/fluxcd/source-controller
  once cosign "$COSIGN" build flux "-X sigs.k8s.io/release-utils/version.gitVersion=$COSIGN" "$STRATA_TOOLS/bin/cosign" github.com/sigstore/cosign/v3/cmd/cosign
}

group_crds() {
  once crds-gateway-api "$GATEWAY_API" crds gateway-api "sigs.k8s.io/gateway-api@$GATEWAY_API" config/crd/standard
  once crds-cert-manager "$CERT_MANAGER" crds cert-manager "github.com/cert-manager/cert-manager@$CERT_MANAGER" deploy/crds
  once crds-envoy-gateway "$ENVOY_GATEWAY" crds envoy-gateway "github.com/envoyproxy/gateway@$ENVOY_GATEWAY" charts/gateway-helm/charts/crds/crds/generated
  once crds-external-secrets "$EXTERNAL_SECRETS" crds external-secrets "github.com/external-secrets/external-secrets@$EXTERNAL_SECRETS" config/crds/bases
}

group_prometheus() {
  agrees prometheus github.com/prometheus/prometheus "$PROMETHEUS"
  once promtool "$PROMETHEUS" build prometheus "" "$STRATA_TOOLS/bin/promtool" github.com/prometheus/prometheus/cmd/promtool
  once amtool "$ALERTMANAGER" install "github.com/prometheus/alertmanager/cmd/amtool@$ALERTMANAGER"
}

group_grafana() {
  agrees dashboards github.com/grafana/grafana-foundation-sdk/go "$GRAFANA_SDK"
  once dashboards "$GRAFANA_SDK" build dashboards "" "$STRATA_TOOLS/bin/dashboards" .
}

group_opentelemetry() {
  agrees opentelemetry-collector go.opentelemetry.io/collector/otelcol "$OTELCOL"
  once otelcol "$OTELCOL" build opentelemetry-collector "" "$STRATA_TOOLS/bin/otelcol" .
}

group_sloth() { once sloth "$SLOTH" install "github.com/slok/sloth/cmd/sloth@$SLOTH"; }

group_yamlprobe() {
  agrees yamlprobe sigs.k8s.io/yaml "$SIGS_YAML"
  once yamlprobe "$SIGS_YAML" build yamlprobe "" "$STRATA_TOOLS/bin/yamlprobe" .
}

# For machines that cannot fetch the release that the stacks ask for: five CPU-minutes for google, twelve for azurerm.
provider() { # name module@version version
  local into=$STRATA_TOOLS/providers/$1; mkdir -p "$into"
  (cd / && GOBIN=$into go install -p "$jobs" -trimpath \
    -ldflags="-s -w -X github.com/hashicorp/terraform-provider-$1/version.ProviderVersion=$3" "$2")
}
group_google() {
  once provider-google "$GOOGLE_PROVIDER_VERSION" provider google \
    "github.com/hashicorp/terraform-provider-google@$GOOGLE_PROVIDER" "$GOOGLE_PROVIDER_VERSION"
}
group_azurerm() {
  once provider-azurerm "$AZURERM_PROVIDER_VERSION" provider azurerm \
    "github.com/hashicorp/terraform-provider-azurerm@$AZURERM_PROVIDER" "$AZURERM_PROVIDER_VERSION"
}

group_time() {
  once provider-time "$TIME_PROVIDER_VERSION" provider time \
    "github.com/hashicorp/terraform-provider-time@$TIME_PROVIDER" "$TIME_PROVIDER_VERSION"
}

# Without Python or PyPI, moto and checkov alone are lacking.
group_moto() { "$here/terraform/moto.sh" || say "moto: not installed"; }
group_checkov() { "$here/policy/checkov.sh" || say "checkov: not installed"; }

group_kube-score() { once kube-score "$KUBE_SCORE" install "github.com/zegl/kube-score/cmd/kube-score@$KUBE_SCORE"; }

# What `make bench` compares with; no check needs it.
group_bench() {
  once kustomize "$KUSTOMIZE" install "sigs.k8s.io/kustomize/kustomize/v5@$KUSTOMIZE"
}

python=(moto checkov)
compiled=(yamlprobe crds core flux helm kube-score prometheus sloth grafana opentelemetry time google azurerm sources bench)

# Goes through the groups that were asked for. A lock each: who comes second goes on with each as soon as the first has built it.
in_order() { # group...
  local group
  for group in "$@"; do
    [[ " $wanted " == *" $group "* ]] || continue
    exec 9>"$STRATA_TOOLS/$group.lock"
    flock -n 9 || { say "$group: another install builds it; waiting"; flock 9; }
    "group_$group"
    echo "ready $group"
    exec 9>&-
  done
}

# One function, so that bash has read all of it before a build of minutes starts.
main() {
  local group wanted
  [ $# -gt 0 ] || set -- "${python[@]}" "${compiled[@]/bench/}"
  wanted=$*
  for group in $wanted; do
    declare -F "group_$group" >/dev/null || { say "install: no such group: $group (${python[*]} ${compiled[*]})"; exit 2; }
  done
  # Python packages come while Go compiles.
  in_order "${python[@]}" &
  in_order "${compiled[@]}"
  wait
  say "all there after $SECONDS s"
  exit
}
main "$@"
