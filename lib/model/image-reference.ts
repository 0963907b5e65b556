/** Parts of the grammar of image references, as expressions. @see https://pkg.go.dev/github.com/distribution/reference */
const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const hostPart = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';

/** Folders and a name. */
export const imagePath = `${component}(?:/${component})*`;

/** A registry with its port. */
export const imageHost = `${hostPart}(?:\\.${hostPart})*(?::\\d{1,5})?`;

/** A path, with or without a registry. */
export const imageName = `(?:${imageHost}/)?${imagePath}`;

/** The tag. */
export const imageTag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';

/** The digest. */
export const imageDigest = 'sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}';

/** A whole reference. */
export const imageReference = new RegExp(
  `^(?<repository>${imageName})(?::(?<tag>${imageTag}))?(?:@(?<digest>${imageDigest}))?$`,
);
