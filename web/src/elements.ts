/** Making elements: text from reports becomes text nodes, never markup. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

/** Makes an element with a class, or with attributes, and children; `true` gives an empty attribute, null none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, look: Attributes | string = "", ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  const attributes = typeof look === "string" ? { class: look || null } : look;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Makes a button that does something. */
export function button(label: string, act: () => void, look: Attributes | string = "", ...children: Child[]): HTMLButtonElement {
  const attributes = typeof look === "string" ? { class: look || null } : look;
  const element = make("button", { type: "button", ...attributes }, ...(children.length ? children : [label]));
  if (children.length) element.setAttribute("aria-label", label);
  whenever(element, "click", act);
  return element;
}

/** Makes an element of a drawing in the page. */
export function shape<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Has something done with each event of a kind. */
export function whenever<K extends keyof HTMLElementEventMap>(
  target: EventTarget, kind: K | "hashchange" | "beforeprint", act: (event: HTMLElementEventMap[K]) => void, options?: AddEventListenerOptions,
): void {
  target.addEventListener(kind, act as EventListener, options);
}

/** Gives an element one of the style sheet's colours, such as "family-2", to use as its own. */
export function toned<E extends HTMLElement | SVGElement>(element: E, colour: string): E {
  element.style.setProperty("--own", `var(--${colour})`);
  return element;
}

/** Finds an element of the page that its template has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** Saves a file that the page made. */
export function save(name: string, content: Blob): void {
  const link = make("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
