/** A line of a panel: its points are services and what they took. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A panel of a picture. */
export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

const [width, height, margin] = [360, 240, 48] as const;
/** Colours that people with any sight tell apart. @see https://jfly.uni-koeln.de/color/ */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** Panels side by side, both axes from zero: what grows with the services is straight. */
export function curve(panels: readonly Panel[]): string {
  const total = panels.length * width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${total}" height="${height}" fill="#fff"/>`,
    ...panels.map((one, index) => `<g transform="translate(${index * width} 0)">\n${panel(one)}\n</g>`),
    '</svg>\n',
  ].join('\n');
}

function panel({ title, lines }: Panel): string {
  const all = lines.flatMap(({ points }) => points);
  const [most, top] = [Math.max(...all.map(([x]) => x)), ceiling(Math.max(...all.map(([, y]) => y)))];
  const x = (value: number) => (margin + (value / most) * (width - 2 * margin)).toFixed(1);
  const y = (value: number) => (height - margin + 8 - (value / top) * (height - 2 * margin)).toFixed(1);
  const services = [...new Set(all.map(([value]) => value))].sort((a, b) => a - b);
  return [
    `<text x="${margin}" y="20" font-size="13">${title}</text>`,
    ...[0, top / 2, top].map(
      (value) =>
        `<path d="M${x(0)} ${y(value)}H${x(most)}" stroke="#ddd"/><text x="${margin - 6}" y="${y(value)}" dy="4" text-anchor="end">${short(value)}</text>`,
    ),
    ...services.map(
      (value) =>
        `<text x="${x(value)}" y="${height - margin + 24}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    `<text x="${width / 2}" y="${height - 6}" text-anchor="middle">services, each in 3 environments</text>`,
    ...lines.flatMap(({ name, points }, index) => {
      const colour = colours[index % colours.length]!;
      const path = points.map(([at, value]) => `${x(at)} ${y(value)}`).join('L');
      return [
        `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
        ...points.map(([at, value]) => `<circle cx="${x(at)}" cy="${y(value)}" r="3" fill="${colour}"/>`),
        `<text x="${margin + 8}" y="${44 + index * 15}" fill="${colour}">${name}</text>`,
      ];
    }),
  ].join('\n');
}

/** The next round number. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 4, 5, 8, 10].map((factor) => factor * power).find((round) => round >= value)!;
}

const short = (value: number) => Number(value.toPrecision(3)).toLocaleString('en');
