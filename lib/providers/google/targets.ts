/** Full resource names, by which a permission says what it is on. @see https://cloud.google.com/iam/docs/full-resource-names */
export const target = {
  project: (project: string) => `//cloudresourcemanager.googleapis.com/projects/${project}`,
  bucket: (name: string) => `//storage.googleapis.com/projects/_/buckets/${name}`,
  /** @param id - `projects/<project>/secrets/<secret>` */
  secret: (id: string) => `//secretmanager.googleapis.com/${id}`,
  /** @param id - `projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>` */
  key: (id: string) => `//cloudkms.googleapis.com/${id}`,
  topic: (project: string, name: string) => `//pubsub.googleapis.com/projects/${project}/topics/${name}`,
  subscription: (project: string, name: string) => `//pubsub.googleapis.com/projects/${project}/subscriptions/${name}`,
  repository: (project: string, location: string, name: string) =>
    `//artifactregistry.googleapis.com/projects/${project}/locations/${location}/repositories/${name}`,
  cache: (project: string, location: string, name: string) =>
    `//memorystore.googleapis.com/projects/${project}/locations/${location}/instances/${name}`,
} as const;
