/** Where a container is. */
export interface BlobAddress {
  /** @default - the group that the environment shares */
  readonly group?: string;
  readonly account: string;
  readonly container: string;
}

/** The one container of a storage account that this toolkit makes. */
export const container = 'data';

/** Reads `account`, `account/container` or `group/account/container`. */
export function blobAddress(name: string): BlobAddress {
  const [first, second, third] = name.split('/');
  if (third !== undefined) return { group: first, account: second!, container: third };
  return { account: first!, container: second ?? container };
}
