/** Pattern of a host in a text. */
export const hostForm = String.raw`\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?`;
