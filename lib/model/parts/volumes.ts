/** What a volume is filled from. */
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
  /** A claim that somebody else made. */
  | { readonly type: 'existingClaim'; readonly claimName: string }
  /** A claim a pod of a StatefulSet. */
  | {
      readonly type: 'claimTemplate';
      readonly size: string;
      readonly storageClass?: string;
      readonly accessMode: AccessMode;
    }
  | { readonly type: 'secret'; readonly name: string; readonly items?: Readonly<Record<string, string>> }
  | { readonly type: 'configMap'; readonly name: string; readonly items?: Readonly<Record<string, string>> };

/** Who may mount a claim at once. */
export type AccessMode = 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadOnlyMany' | 'ReadWriteOncePod';

/** A volume, and where the main container sees it. */
export interface Volume {
  readonly name: string;
  readonly mountPath?: string;
  readonly subPath?: string;
  readonly readOnly: boolean;
  readonly source: VolumeSource;
}
