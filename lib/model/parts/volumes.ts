/** The source of a volume. */
export type VolumeSource =
  | { readonly type: 'emptyDir'; readonly size?: string; readonly memory?: boolean }
  /** A claim that lives as long as the pod. */
  | {
      readonly type: 'ephemeral';
      readonly size: string;
      readonly storageClass?: string;
      readonly accessMode: AccessMode;
    }
  /** A claim of the service, which outlives its pods. */
  | {
      readonly type: 'claim';
      readonly size: string;
      readonly storageClass?: string;
      readonly accessMode: AccessMode;
      readonly claimName: string;
    }
  /** An existing claim. */
  | { readonly type: 'existingClaim'; readonly claimName: string }
  /** A claim for each pod of a StatefulSet. */
  | {
      readonly type: 'claimTemplate';
      readonly size: string;
      readonly storageClass?: string;
      readonly accessMode: AccessMode;
    }
  | { readonly type: 'secret'; readonly name: string; readonly items?: Readonly<Record<string, string>> }
  | { readonly type: 'configMap'; readonly name: string; readonly items?: Readonly<Record<string, string>> };

/** Access mode of a claim. */
export type AccessMode = 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod';

/** A volume, and its mount in the main container. */
export interface Volume {
  readonly name: string;
  readonly mountPath?: string;
  readonly subPath?: string;
  readonly readOnly: boolean;
  readonly source: VolumeSource;
}
