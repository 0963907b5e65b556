/** A value that Kubernetes sets, as in `valueFrom`. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables */
export type Reference =
  | { readonly fieldRef: { readonly fieldPath: string } }
  | {
      readonly resourceFieldRef: {
        readonly resource: string;
        readonly containerName?: string;
        readonly divisor?: string;
      };
    }
  | { readonly configMapKeyRef: { readonly name: string; readonly key: string; readonly optional?: boolean } };
