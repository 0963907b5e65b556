/** The Service of proxies: they limit clients and tell them apart by their addresses, which reach them so alone. */
export function balanced(annotations: Readonly<Record<string, string>>): object {
  return { externalTrafficPolicy: 'Local', ...(Object.keys(annotations).length > 0 && { annotations }) };
}
