/** Names that no reader of YAML takes for anything but a text. */
const plain = /^(?!(?:true|false|null)$)(?:[a-z]{4,}|[a-z]+(?:-[a-z0-9]+)+)$/;

/** A name in YAML, in quotes where a reader may take it for a number or a word such as `yes`. */
export const scalar = (name: string): string => (plain.test(name) ? name : JSON.stringify(name));
