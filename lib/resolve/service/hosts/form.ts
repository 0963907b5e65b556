/** What a host looks like in a text, as a regular expression. */
export const hostForm = String.raw`\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?`;
