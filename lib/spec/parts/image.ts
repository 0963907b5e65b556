import { z } from 'zod';
import { imageDigest, imageHost, imageName, imagePath, imageReference, imageTag } from '../../model/image-reference';
import { also, bare, label, text } from './scalars';

/** A registry, with or without a path: the prefix of image names. */
export const registry = z
  .string()
  .max(255)
  .regex(new RegExp(`^(?:${imageHost}|(?:${imageHost}/)?${imagePath})/?$`), {
    error: 'a registry and its folder without a scheme or a tag, such as ghcr.io/acme',
  });

const repository = z
  .string()
  .max(255)
  .regex(new RegExp(`^${imageName}$`), {
    error: 'a repository in lower case without scheme, tag or digest, such as acme/api; those are keys of their own',
  });

const parts = z
  .strictObject({
    registry: registry.describe('Registry and path; default: that of repository, else that of the platform'),
    repository: also(['name', 'image'], repository).describe(
      'Repository; default: the name of the service in the registry of the platform',
    ),
    tag: also(
      ['version'],
      bare(z.string().regex(new RegExp(`^${imageTag}$`), { error: 'a tag of letters, digits, _ . and -' }), 'number'),
    ).describe('Tag; required, in the spec or in each overlay'),
    digest: text.regex(new RegExp(`^(?:${imageDigest})$`)).describe('Digest; takes precedence over the tag'),
    pullPolicy: also(['imagePullPolicy'], z.enum(['Always', 'IfNotPresent', 'Never'])).describe(
      'Pull policy; default IfNotPresent',
    ),
    pullSecrets: also(
      ['imagePullSecrets'],
      z.array(z.union([label, z.strictObject({ name: label }).transform(({ name }) => name)])),
    ).describe('Secrets with registry credentials'),
  })
  .partial();

/** A container image in a spec. */
export interface ImageSpec {
  readonly registry?: string;
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly pullSecrets?: readonly string[];
}

/** A container image: `repository:tag`, or its parts. */
export const image: z.ZodType<ImageSpec> = z.union([
  text.regex(imageReference, { error: 'an image, such as ghcr.io/acme/api:1.4.2' }).transform((value) => ({
    ...(imageReference.exec(value)!.groups as { repository: string; tag?: string; digest?: string }),
  })),
  parts,
]);
