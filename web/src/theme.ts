/** The page's colours, read from its style sheet, so that canvas, SVG and print agree with it. */

export interface Theme {
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  paper: string;
  accent: string;
  threat: string;
  families: string[];
  links: string[];
  tints: string[];
}

export const TINTS = 8;

export function readTheme(element: Element, families: number, links: number): Theme {
  const style = getComputedStyle(element);
  const named = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => named(`${name}-${at}`));
  return {
    ink: named("ink"),
    ink2: named("ink-2"),
    ink3: named("ink-3"),
    line: named("line"),
    paper: named("paper"),
    accent: named("accent"),
    threat: named("threat"),
    families: many("family", families),
    links: many("link", links),
    tints: many("tint", TINTS),
  };
}
