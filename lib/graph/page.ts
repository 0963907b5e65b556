import { digestOf } from '../model/digest';
import { escaped } from './escaped';
import { pageStyle } from './page-style';

/** What a page may load: nothing but its own styles. */
const policy = `default-src 'none'; style-src 'sha256-${digestOf(pageStyle)}'; base-uri 'none'; form-action 'none'`;

/** A whole page, without scripts; it loads nothing. @param body - HTML, its texts escaped */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title><style>${pageStyle}</style></head><body>
${body}
</body></html>
`;
}
