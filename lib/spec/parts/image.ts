import { z } from 'zod';
import { also, bare, label, text } from './scalars';

/**
 * The grammar of references: an optional registry with its port, a path, a tag, a digest.
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const path = `${component}(?:/${component})*`;
const hostPart = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const host = `${hostPart}(?:\\.${hostPart})*(?::\\d{1,5})?`;
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digest = 'sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}';
const name = `(?:${host}/)?${path}`;

const reference = new RegExp(`^(?<repository>${name})(?::(?<tag>${tag}))?(?:@(?<digest>${digest}))?$`);

/** A registry, with or without a folder of it: what stands before the names of images. */
export const registry = z
  .string()
  .max(255)
  .regex(new RegExp(`^(?:${host}|(?:${host}/)?${path})/?$`), {
    error: 'a registry and its folder without a scheme or a tag, such as ghcr.io/acme',
  });

const repository = z
  .string()
  .max(255)
  .regex(new RegExp(`^${name}$`), {
    error: 'a repository in lower case without scheme, tag or digest, such as acme/api; those are keys of their own',
  });

const parts = z
  .strictObject({
    registry: registry.describe('Registry and its folder; default: that of repository, else the platform’s'),
    repository: also(['name', 'image'], repository).describe(
      'Repository; default: the service’s name in the platform’s registry',
    ),
    tag: also(
      ['version'],
      bare(z.string().regex(new RegExp(`^${tag}$`), { error: 'a tag of letters, digits, _ . and -' }), 'number'),
    ).describe('Tag; must be said for each environment or once for all'),
    digest: text.regex(new RegExp(`^(?:${digest})$`)).describe('Digest; wins over the tag'),
    pullPolicy: also(['imagePullPolicy'], z.enum(['Always', 'IfNotPresent', 'Never'])).describe(
      'When the kubelet pulls; default IfNotPresent',
    ),
    pullSecrets: also(
      ['imagePullSecrets'],
      z.array(z.union([label, z.strictObject({ name: label }).transform(({ name }) => name)])),
    ).describe('Secrets with registry credentials'),
  })
  .partial();

/** A container image: `repository:tag`, or its parts. */
export const image = z.union([
  text.regex(reference, { error: 'an image, such as ghcr.io/acme/api:1.4.2' }).transform((value) => ({
    ...(reference.exec(value)!.groups as { repository: string; tag?: string; digest?: string }),
  })),
  parts,
]);
