import { svgStyle } from './svg';

/** Styles of a page, in light and dark; all its colours have a contrast of at least 4.5. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--frame:#f3f5f7;--line:#8c959f;--link:#0b5cad;--hard:#b3261e;--warn:#8a5300;--calm:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa4af;--paper:#0d1117;--frame:#161b22;--line:#6e7781;--link:#7db8ff;--hard:#ff8a80;--warn:#f0b35a;--calm:#7db8ff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.5rem 4rem;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,sans-serif}
a{color:var(--link)}a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.5rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.counts{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
.hard{color:var(--hard)}.warn{color:var(--warn)}.calm{color:var(--calm)}.soft{color:var(--soft)}
.word{font-weight:600}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:0 .75rem;background:var(--frame)}
summary{cursor:pointer;padding:.5rem 0;overflow-wrap:anywhere}
.scroll{overflow:auto;border:1px solid var(--line);border-radius:6px;background:var(--paper)}
.graphic{max-height:80vh}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
del,ins{text-decoration:none}del::before{content:"- "}ins::before{content:"+ "}
:target{scroll-margin-top:1rem;outline:2px solid var(--link)}
@media print{details{break-inside:avoid}.scroll{overflow:visible;max-height:none}}
${svgStyle}`.trim();
