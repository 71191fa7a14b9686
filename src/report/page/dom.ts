/** What stands in an element: text is text, whatever it says; there is no way to put markup in. */
export type Child = Node | string | number | false | undefined | readonly Child[]

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

type Tag = keyof HTMLElementTagNameMap

export function h<Name extends Tag>(
  tag: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  append(element, children)
  return element
}

/** A drawing of 16 by 16 units, drawn by its strokes; it says nothing to a screen reader. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  setAttributes(svg, { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' })
  const stroke = document.createElementNS(SVG, 'path')
  stroke.setAttribute('d', path)
  svg.append(stroke)
  return svg
}

const SVG = 'http://www.w3.org/2000/svg'

export function replace(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren()
  append(element, children)
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === false || child === undefined) continue
    if (Array.isArray(child)) append(element, child)
    else if (child instanceof Node) element.append(child)
    else element.append(String(child))
  }
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
}

export function onClick<Target extends HTMLElement>(element: Target, run: () => void): Target {
  element.addEventListener('click', run)
  return element
}
