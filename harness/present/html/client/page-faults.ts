/** For the check in a real browser: what keeps someone from reading or using the page that is open. */
export function pageFaults(): string[] {
  return [...nameFaults(), ...tableFaults(), ...headingFaults(), ...contrastFaults(), ...widthFaults()];
}

function nameFaults(): string[] {
  const named = 'a, button, input, select, canvas, svg[role="img"], nav, section';
  return [...document.querySelectorAll(named)].filter((element) => nameOf(element) === '').map(faultOf('has no name'));
}

function nameOf(element: Element): string {
  const labelled = element.getAttribute('aria-labelledby');
  const label = labelled === null ? null : document.getElementById(labelled);
  const own = element.getAttribute('aria-label') ?? label?.textContent ?? element.closest('label')?.textContent;
  const needsLabel = /^(input|select|canvas|svg|nav)$/.test(element.localName);
  const text = needsLabel || element.localName === 'section' ? '' : element.textContent;
  const isHead = element.localName === 'section' && element.querySelector('h1') !== null;
  return (own ?? (isHead ? 'head' : text)).trim();
}

function tableFaults(): string[] {
  const cells = [...document.querySelectorAll('th:not([scope])')].map(faultOf('has no scope'));
  const heads = [...document.querySelectorAll('table')].filter((table) => table.querySelector('thead th') === null);
  return [...cells, ...heads.map(faultOf('has no head'))];
}

function headingFaults(): string[] {
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ localName }) => Number(localName[1]));
  const jumps = levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1);
  return levels[0] === 1 && !jumps ? [] : [`headings: expected h1, then no level left out, got ${levels.join(' ')}`];
}

/** WCAG AA for text of usual size. */
const LEAST_CONTRAST = 4.5;

function contrastFaults(): string[] {
  const texts = [...document.querySelectorAll('body *')].filter(
    (element) =>
      isShown(element) && [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
  );
  return texts.flatMap((element) => {
    const style = getComputedStyle(element);
    const colour = element.namespaceURI?.endsWith('svg') ? style.fill : style.color;
    const contrast = contrastOf(luminance(channels(colour)), luminance(backgroundOf(element)));
    return contrast >= LEAST_CONTRAST ? [] : [faultOf(`has a contrast of ${contrast.toFixed(2)}`)(element)];
  });
}

function isShown(element: Element): boolean {
  return element.checkVisibility() && !/^(script|style|option)$/.test(element.localName);
}

function backgroundOf(element: Element): readonly number[] {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return [red, green, blue];
  }
  return [255, 255, 255];
}

function channels(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).map(Number);
}

function luminance([red, green, blue]: readonly number[]): number {
  const [r, g, b] = [red, green, blue]
    .map((channel) => channel / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function widthFaults(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : [];
}

function faultOf(fault: string): (element: Element) => string {
  return (element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${fault}: ${element.textContent.slice(0, 40)}`;
}
