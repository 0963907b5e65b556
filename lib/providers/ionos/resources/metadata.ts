/** The provider, pinned: what its stacks say was checked against the schema of this release. */
export const metadata = {
  providerName: 'ionoscloud',
  providerVersion: '6.7.20',
  providerVersionConstraint: '6.7.20',
} as const;
