/** Blocks of IPv4 addresses that are never routed on the Internet. @see https://www.rfc-editor.org/rfc/rfc1918 @see https://www.rfc-editor.org/rfc/rfc6598 */
export const privateBlocks = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'] as const;

/** Link-local block of IPv4 addresses. @see https://www.rfc-editor.org/rfc/rfc3927 */
export const linkLocal = '169.254.0.0/16';
