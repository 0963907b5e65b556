#!/usr/bin/env bash
# up.sh: starts etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok's nodes on 127.0.0.1, installs the CRDs,
# with FLUX=1 Flux's kustomize-controller, and with FLUX=helm its source-controller and helm-controller, too; prints KUBECONFIG. What it started is ended by down.sh with the same RUN.
# Environment: RUN (state folder), PORT_BASE (default: free ports), NODES (default 3), FLUX (0, 1 or helm), CRDS (default: all installed)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../env.sh"
export RUN=${RUN:-$STRATA_TOOLS/run/default}
bin=$STRATA_TOOLS/bin nodes=${NODES:-3} flux=${FLUX:-0}
crds=${CRDS-$(ls "$STRATA_TOOLS/crds")}
[ -z "$(ls "$RUN/pids" 2>/dev/null)" ] || { echo "already up: run down.sh first (RUN=$RUN)" >&2; exit 1; }
rm -rf "$RUN"; mkdir -p "$RUN"/{pki,pids,log,etcd}
trap 'status=$?; [ $status = 0 ] || "$here/down.sh" >&2; exit $status' EXIT
trap 'exit 130' INT TERM
export KUBECONFIG=$RUN/kubeconfig

say() { printf '%4d s %s\n' "$SECONDS" "$*" >&2; }
SECONDS=0

free_ports() { # count
  node -e 'const servers = Array.from({ length: +process.argv[1] }, () => require("net").createServer().listen(0, "127.0.0.1"));
    setTimeout(() => { console.log(servers.map((s) => s.address().port).join(" ")); servers.forEach((s) => s.close()); }, 50)' "$1"
}
if [ -n "${PORT_BASE:-}" ]; then ports=$(seq -s ' ' "$PORT_BASE" $((PORT_BASE + 12))); else ports=$(free_ports 13); fi
read -r etcd_port etcd_peer_port api_port manager_port scheduler_port kwok_port flux_metrics_port flux_health_port \
  source_metrics_port source_health_port storage_port helm_metrics_port helm_health_port <<<"$ports"

started_at() { awk '{print $22}' "/proc/$1/stat"; }
start() { # name arguments...
  local name=$1 pid; shift
  setsid "$bin/$name" "$@" >"$RUN/log/$name.log" 2>&1 </dev/null &
  pid=$!; echo "$pid $(started_at $pid)" >"$RUN/pids/$name"
}
ready() { # name seconds command...
  local name=$1 until=$((SECONDS + $2)); shift 2
  until "$@" >/dev/null 2>&1; do
    kill -0 "$(cut -d' ' -f1 "$RUN/pids/$name")" 2>/dev/null || { echo "$name died:" >&2; tail -20 "$RUN/log/$name.log" >&2; exit 1; }
    [ $SECONDS -lt $until ] || { echo "$name is not ready in time:" >&2; tail -20 "$RUN/log/$name.log" >&2; exit 1; }
    sleep 0.1
  done
  say "$name ready"
}

# Keys and certificates for two days; the only way in is a random token.
pki=$RUN/pki
umask 077
openssl ecparam -name prime256v1 -genkey -noout -out "$pki/ca.key"
openssl req -x509 -new -key "$pki/ca.key" -subj /CN=verify-ca -days 2 -out "$pki/ca.crt"
openssl ecparam -name prime256v1 -genkey -noout -out "$pki/server.key"
openssl req -new -key "$pki/server.key" -subj /CN=kube-apiserver -out "$pki/server.csr"
printf '%s\n' 'subjectAltName=IP:127.0.0.1,IP:10.96.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc' \
  extendedKeyUsage=serverAuth >"$pki/server.ext"
openssl x509 -req -in "$pki/server.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 2 -extfile "$pki/server.ext" \
  -out "$pki/server.crt" 2>/dev/null
openssl genrsa -out "$pki/accounts.key" 2048 2>/dev/null
openssl rsa -in "$pki/accounts.key" -pubout -out "$pki/accounts.pub" 2>/dev/null
token=$(openssl rand -hex 16)
echo "$token,admin,admin,\"system:masters\"" >"$pki/tokens.csv"
cat >"$KUBECONFIG" <<K
apiVersion: v1
kind: Config
current-context: verify
clusters: [{name: verify, cluster: {server: "https://127.0.0.1:$api_port", certificate-authority: $pki/ca.crt}}]
users: [{name: admin, user: {token: $token}}]
contexts: [{name: verify, context: {cluster: verify, user: admin}}]
K

etcd=http://127.0.0.1:$etcd_port peer=http://127.0.0.1:$etcd_peer_port
start etcd --data-dir "$RUN/etcd" --listen-client-urls "$etcd" --advertise-client-urls "$etcd" --listen-peer-urls "$peer" \
  --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer" --unsafe-no-fsync --log-level warn
start kube-apiserver --etcd-servers="$etcd" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$api_port" \
  --endpoint-reconciler-type=none --service-cluster-ip-range=10.96.0.0/16 --authorization-mode=RBAC \
  --token-auth-file="$pki/tokens.csv" --client-ca-file="$pki/ca.crt" --tls-cert-file="$pki/server.crt" --tls-private-key-file="$pki/server.key" \
  --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$pki/accounts.pub" \
  --service-account-signing-key-file="$pki/accounts.key" --allow-privileged=true --event-ttl=10m --profiling=false
ready kube-apiserver 90 kubectl get --raw /readyz

as_admin=(--kubeconfig="$KUBECONFIG" --authentication-kubeconfig="$KUBECONFIG" --authorization-kubeconfig="$KUBECONFIG"
  --bind-address=127.0.0.1 --tls-cert-file="$pki/server.crt" --tls-private-key-file="$pki/server.key" --leader-elect=false --profiling=false)
start kube-controller-manager "${as_admin[@]}" --secure-port="$manager_port" --service-account-private-key-file="$pki/accounts.key" \
  --root-ca-file="$pki/ca.crt" --cluster-signing-cert-file="$pki/ca.crt" --cluster-signing-key-file="$pki/ca.key" --node-monitor-grace-period=10m
start kube-scheduler "${as_admin[@]}" --secure-port="$scheduler_port"
# Without the longer lease pods lose Ready after a minute.
start kwok --kubeconfig="$KUBECONFIG" --manage-all-nodes=true --server-address="127.0.0.1:$kwok_port" --cidr=10.244.0.0/16 \
  --node-ip=10.0.0.1 --node-lease-duration-seconds=40
[ -z "$crds" ] || kubectl create --validate=false $(printf -- "-f $STRATA_TOOLS/crds/%s " $crds) >/dev/null
size='{cpu: "256", memory: 2Ti, pods: "1000", ephemeral-storage: 4Ti, nvidia.com/gpu: "16"}'
for ((n = 0; n < nodes; n++)); do
  cat <<K
---
apiVersion: v1
kind: Node
metadata:
  name: kwok-$n
  annotations: {kwok.x-k8s.io/node: fake}
  labels: {kubernetes.io/arch: amd64, kubernetes.io/os: linux, kubernetes.io/hostname: kwok-$n, topology.kubernetes.io/region: local, topology.kubernetes.io/zone: zone-$((n % 3))}
status: {allocatable: $size, capacity: $size}
K
done | kubectl apply --server-side -f - >/dev/null
[ -z "$crds" ] || kubectl wait --for=condition=Established crd --all --timeout=60s >/dev/null
say "CRDs: $(echo $crds)"
kubectl wait --for=condition=Ready node --all --timeout=60s >/dev/null
ready kube-controller-manager 60 kubectl get serviceaccount default -n default
ready kube-scheduler 60 curl -skf "https://127.0.0.1:$scheduler_port/readyz"

controller() { # name metrics-port health-port arguments...
  local name=$1 metrics=$2 health=$3; shift 3
  RUNTIME_NAMESPACE=flux-system start "$name" --metrics-addr="127.0.0.1:$metrics" --health-addr="127.0.0.1:$health" \
    --enable-leader-election=false --watch-all-namespaces --events-addr= --log-encoding=console --concurrent=20 --requeue-dependency=2s "$@"
  ready "$name" 60 curl -sf "http://127.0.0.1:$health/readyz"
}
if [ "$flux" != 0 ]; then
  kubectl create namespace flux-system >/dev/null
  controller kustomize-controller "$flux_metrics_port" "$flux_health_port"
fi
if [ "$flux" = helm ]; then
  mkdir -p "$RUN/sources"
  controller source-controller "$source_metrics_port" "$source_health_port" --storage-path="$RUN/sources" \
    --storage-addr="127.0.0.1:$storage_port" --storage-adv-addr="127.0.0.1:$storage_port"
  # Retries at once, as in an hour of a real cluster.
  controller helm-controller "$helm_metrics_port" "$helm_health_port" --min-retry-delay=1s --max-retry-delay=10s
fi
echo "export KUBECONFIG=$KUBECONFIG"
