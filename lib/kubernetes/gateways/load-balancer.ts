/** The Service of proxies, with client addresses preserved for rate limits. */
export function balanced(annotations: Readonly<Record<string, string>>): object {
  return { externalTrafficPolicy: 'Local', ...(Object.keys(annotations).length > 0 && { annotations }) };
}
